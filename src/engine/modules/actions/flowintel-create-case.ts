import type { NodeModule } from '../module.ts'

/** Creates a case in Flowintel for the event and optionally references it in the event. */
export const flowintelCreateCase: NodeModule = {
  declaration: {
    id: 'flowintel-create-case',
    type: 'action',
    name: 'Flowintel :: Create case',
    version: '0.5',
    description:
      'Creates a case in Flowintel for the event and optionally references it in the event.',
    icon: 'briefcase',
    blocking: false,
    versions: ['2026'],
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: false,
    supportsFilters: false,
    isFiltering: false,
    parameters: [
      {
        id: 'url',
        label: 'Flowintel URL',
        type: 'input',
        placeholder: 'https://flowintel-url.test',
      },
      {
        id: 'apikey',
        label: 'Flowintel API Key',
        type: 'input',
        placeholder: 'W4PWn54LzJ71TY55PzxChVBl4tyPuIkMPZ5iC0hRrSkQGfjF0pTYLp6CnHBP',
      },
      {
        id: 'create-reference',
        label: 'Create reference',
        type: 'select',
        options: [
          ['yes', 'Add a reference'],
          ['no', 'No reference'],
        ],
        default: 'yes',
      },
      {
        id: 'case-name',
        label: 'Case name',
        type: 'textarea',
        default: '{{ Event.info }}',
        placeholder: '{{ Event.info }}',
        jinja: true,
      },
    ],
  },
  run: (context) => RUN,
}
