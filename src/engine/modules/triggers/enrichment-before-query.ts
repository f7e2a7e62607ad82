import type { TriggerModule } from '../module.ts'

/** Fires before a request is sent to the misp-modules enrichment service; a failing workflow prevents the request. */
export const enrichmentBeforeQuery: TriggerModule = {
  declaration: {
    id: 'enrichment-before-query',
    type: 'trigger',
    name: 'Enrichment Before Query',
    version: '0.1',
    description:
      'Fires before a request is sent to the misp-modules enrichment service; a failing workflow prevents the request.',
    icon: 'asterisk',
    blocking: true,
    scope: 'others',
    coreFormat: true,
    overhead: 1,
    parameters: [],
  },
}
