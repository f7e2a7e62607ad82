import type { NodeModule } from '../module.ts'

/** Checks the tags of the event or of all its attributes against chosen tags and galaxy clusters. */
export const tagIf: NodeModule = {
  declaration: {
    id: 'tag-if',
    type: 'logic',
    name: 'IF :: Tag',
    version: '0.4',
    description:
      'Checks the tags of the event or of all its attributes against chosen tags and galaxy clusters.',
    icon: 'code-branch',
    blocking: false,
    inputs: 1,
    outputs: 2,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: false,
    isFiltering: false,
    parameters: [
      {
        id: 'scope',
        label: 'Scope',
        type: 'select',
        options: [
          ['event', 'Event'],
          ['attribute', 'Any Attribute'],
          ['event_attribute', 'Any Inherited Attribute'],
          ['event_report', 'Event Report'],
          ['inherited_report', 'Inherited Event Report'],
        ],
        default: 'event',
      },
      {
        id: 'condition',
        label: 'Condition',
        type: 'select',
        options: [
          ['in_or', 'Is tagged with any (OR)'],
          ['in_and', 'Is tagged with all (AND)'],
          ['not_in_or', 'Is not tagged with any (OR)'],
          ['not_in_and', 'Is not tagged with all (AND)'],
        ],
        default: 'in_or',
      },
      {
        id: 'tags',
        label: 'Tags',
        type: 'picker',
        optionSource: 'tags',
        placeholder: 'Pick a tag',
        multiple: true,
      },
      {
        id: 'clusters',
        label: 'Galaxy Clusters',
        type: 'picker',
        optionSource: 'clusters',
        placeholder: 'Pick a Galaxy Cluster',
        multiple: true,
      },
    ],
    parametersIn: {
      '2.5.1': [
        {
          id: 'scope',
          label: 'Scope',
          type: 'select',
          options: [
            ['event', 'Event'],
            ['attribute', 'Attribute'],
            ['event_attribute', 'Inherited Attribute'],
          ],
          default: 'event',
        },
        {
          id: 'condition',
          label: 'Condition',
          type: 'select',
          options: [
            ['in_or', 'Is tagged with any (OR)'],
            ['in_and', 'Is tagged with all (AND)'],
            ['not_in_or', 'Is not tagged with any (OR)'],
            ['not_in_and', 'Is not tagged with all (AND)'],
          ],
          default: 'in_or',
        },
        {
          id: 'tags',
          label: 'Tags',
          type: 'picker',
          optionSource: 'tags',
          placeholder: 'Pick a tag',
          multiple: true,
        },
        {
          id: 'clusters',
          label: 'Galaxy Clusters',
          type: 'picker',
          optionSource: 'clusters',
          placeholder: 'Pick a Galaxy Cluster',
          multiple: true,
        },
      ],
    },
  },
  run: (context) => RUN,
}
