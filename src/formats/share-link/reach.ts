import { modules } from './format-2/frozen'

/** What a module does outside of MISP's own data when a real MISP runs it. */
export type Reach =
  'web-request' | 'mail' | 'misp-modules' | 'message-queue' | 'publishes' | 'own-code'

const REACHES: ReadonlyMap<string, Reach> = new Map([
  ['webhook', 'web-request'],
  ['ms-teams-webhook', 'web-request'],
  ['telegram-send-alert', 'web-request'],
  ['splunk-hec-export', 'web-request'],
  ['flowintel-create-case', 'web-request'],
  ['send-report-to-cti-info-extractor', 'web-request'],
  ['ai-extract-indicators', 'web-request'],
  ['ai-summarize-report', 'web-request'],
  ['blocklist-action-module', 'web-request'],
  ['send-mail', 'mail'],
  ['send-log-mail', 'mail'],
  ['attach-enrichment', 'misp-modules'],
  ['enrich-event', 'misp-modules'],
  ['push-zmq', 'message-queue'],
  ['publish-event', 'publishes'],
])

const shipped = new Set(modules.map(({ type, id }) => `${type} ${id}`))

/** What a module does outside; undefined when nothing. One that MISP does not ship runs code of somebody else. */
export function reachOf(type: string, id: string): Reach | undefined {
  if (type === 'trigger') return undefined
  return REACHES.get(id) ?? (shipped.has(`${type} ${id}`) ? undefined : 'own-code')
}
