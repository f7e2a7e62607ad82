import type { TriggerModule } from '../module.ts'

/** Fires before an enrichment module is queried; a failing workflow prevents the query. */
export const enrichmentBeforeQuery: TriggerModule = {
  declaration: {
    id: 'enrichment-before-query',
    type: 'trigger',
    name: 'Enrichment Before Query',
    version: '0.1',
    description:
      'Fires before an enrichment module is queried; a failing workflow prevents the query.',
    icon: 'asterisk',
    blocking: true,
    scope: 'others',
    coreFormat: true,
    overhead: 1,
    parameters: [],
  },
}
