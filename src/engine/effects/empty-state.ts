import type { MispState } from './state.ts'

/** Settings a MISP that runs workflows has: everything on, requests to any address allowed. */
const SETTINGS: MispState['settings'] = {
  'Plugin.Workflow_enable': true,
  'Plugin.Enrichment_services_enable': true,
  'Plugin.ZeroMQ_enable': false,
  'MISP.background_jobs': true,
  'MISP.baseurl': 'https://misp.example.org',
  'MISP.host_org_id': 1,
  'Security.rest_client_enable_arbitrary_urls': true,
}

/**
 * A simulated MISP with nothing in it.
 *
 * @param now the clock, in seconds since 1970
 */
export function emptyState(now: number): MispState {
  return {
    now,
    settings: SETTINGS,
    events: {},
    tags: [],
    organisations: [],
    sharingGroups: [],
    users: [],
    roles: [],
    warninglists: [],
    countryClusters: [],
    decayingModels: [],
    eventBlocklist: [],
    analystData: [],
    threads: {},
    workflows: [],
    disabledModules: [],
    disabledTriggers: [],
    mispModules: { reachable: true, modules: [], enabled: [], answers: [] },
    httpAnswers: [{ urlPrefix: '', status: 200, body: '{}' }],
    files: {},
    outbox: { requests: [], mails: [], zmq: [], toasts: [], log: [], jobs: [] },
    nextIds: {},
  }
}
