import type { NodeModule } from '../module.ts'

/** Adds tags to, or removes tags from, the event or the selected attributes. */
export const tagOperation: NodeModule = {
  declaration: {
    id: 'tag_operation',
    type: 'action',
    name: 'Tag operation',
    version: '0.2',
    description: 'Adds tags to, or removes tags from, the event or the selected attributes.',
    icon: 'tags',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'scope',
        label: 'Scope',
        type: 'select',
        options: [
          ['event', 'Event'],
          ['attribute', 'Attributes'],
        ],
        default: 'event',
      },
      {
        id: 'action',
        label: 'Action',
        type: 'select',
        options: [
          ['add', 'Add Tags'],
          ['remove', 'Remove Tags'],
        ],
        default: 'add',
      },
      {
        id: 'locality',
        label: 'Tag Locality',
        type: 'select',
        options: [
          ['local', 'Local'],
          ['global', 'Global'],
          ['any', 'Any'],
        ],
        default: 'local',
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
      {
        id: 'relationship_type',
        label: 'Relationship Type',
        type: 'input',
        displayOn: { action: ['add'] },
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
            ['attribute', 'Attributes'],
          ],
          default: 'event',
        },
        {
          id: 'action',
          label: 'Action',
          type: 'select',
          options: [
            ['add', 'Add Tags'],
            ['remove', 'Remove Tags'],
          ],
          default: 'add',
        },
        {
          id: 'locality',
          label: 'Tag Locality',
          type: 'select',
          options: [
            ['local', 'Local'],
            ['global', 'Global'],
            ['any', 'Any'],
          ],
          default: 'local',
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
          id: 'relationship_type',
          label: 'Relationship Type',
          type: 'input',
          displayOn: { action: ['add'] },
        },
      ],
    },
  },
  run: (context) => RUN,
}
