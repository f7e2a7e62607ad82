import type { TriggerModule } from '../module.ts'

/** Started by hand; each ad-hoc workflow has its own, adhoc_<n>, which collects the data by itself. */
export const adhocTrigger: TriggerModule = {
  declaration: {
    id: 'adhoc-trigger',
    type: 'trigger',
    name: 'Ad-Hoc',
    version: '0.1',
    description:
      'Started by hand; each ad-hoc workflow has its own, adhoc_<n>, which collects the data by itself.',
    icon: 'hand-pointer',
    blocking: true,
    versions: ['2.5.19', '2026'],
    scope: 'others',
    coreFormat: true,
    overhead: 1,
    parameters: [
      {
        id: 'scope',
        label: 'Data Input Scope',
        type: 'select',
        options: [
          ['passed_roaming_data', 'Passed Roaming Data'],
          ['passed_event_ids', 'Passed Event IDs'],
          ['events', 'Events RestSearch'],
        ],
        default: 'events',
      },
      {
        id: 'filters',
        label: 'Search Filters',
        type: 'textarea',
        default: '{}',
        placeholder: '{\n    "publish_timestamp": "24h"\n}',
        displayOn: { scope: ['events', 'attributes'] },
        jinja: true,
      },
    ],
  },
}
