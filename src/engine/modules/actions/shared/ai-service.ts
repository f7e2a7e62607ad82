import { queryModule } from '../../../effects/query-module.ts'
import { textOf } from '../../../effects/text-of.ts'
import { extract } from '../../../hash-path/index.ts'
import { isPhpMap } from '../../../php/array.ts'
import { isEmpty } from '../../../php/empty.ts'
import { getOffset, itemsOf } from '../../../php/offsets.ts'
import type { PhpMap, PhpValue } from '../../../php/value.ts'
import type { ModuleContext } from '../../../run/module-context.ts'

/** The misp-modules module behind MISP's AI services. */
export const AI_MODULE = 'ai_connector'

export type AiAnswer =
  | { readonly answered: true; readonly results: PhpValue }
  | { readonly answered: false; readonly reason: string }

/** Whether MISP has the AI services switched on; otherwise the node's error says so. */
export function hasAiServices(context: ModuleContext): boolean {
  if (!isEmpty(context.setting('Plugin.AI_services_enable'))) return true
  context.errors.push('The AI services are not enabled on this instance.')
  return false
}

/** The event reports a module works on: those the node filter keeps, otherwise all of the event. */
export function selectedReports(context: ModuleContext): readonly PhpMap[] {
  const reports = context.hasNodeFilter
    ? context.matchingItemsOrData()
    : extract(context.data(), 'Event.EventReport.{n}')
  return itemsOf(reports).filter(isPhpMap)
}

/** The id of the event in the roaming data. */
export function eventIdOf(context: ModuleContext): string {
  return textOf(getOffset(getOffset(context.data(), 'Event'), 'id'))
}

/** Asks the AI module to work on a report's text. The table of prepared answers knows a report by its uuid. */
export function askAboutReport(
  context: ModuleContext,
  report: PhpMap,
  feature: 'summarize' | 'extract',
): AiAnswer {
  const uuid = textOf(report['uuid'])
  const query = { module: AI_MODULE, feature, uuid, text: textOf(report['content']) }
  const answer = queryModule(context.session, AI_MODULE, query, uuid)
  if (answer === undefined || answer.status >= 400) {
    return { answered: false, reason: 'The AI service is not reachable.' }
  }
  const error = getOffset(answer.body, 'error')
  if (!isEmpty(error)) return { answered: false, reason: textOf(error) }
  return { answered: true, results: getOffset(answer.body, 'results') }
}
