import { replaceTags } from './shared/replace-tags.ts'
import type { NodeModule } from '../module.ts'

/** Parent class of the tag replacement modules; used directly its empty expression never matches. */
export const tagReplacementGeneric: NodeModule = {
  declaration: {
    id: 'tag_replacement_generic',
    type: 'action',
    name: 'Tag Replacement Generic',
    version: '0.1',
    description:
      'Parent class of the tag replacement modules; used directly its empty expression never matches.',
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
          ['all', 'All'],
        ],
        default: 'event',
      },
      {
        id: 'remove_substituted',
        label: 'Removed substituted tag',
        type: 'select',
        options: [
          ['no', 'No'],
          ['yes', 'Yes'],
        ],
        default: '1',
      },
      {
        id: 'locality',
        label: 'Tag Locality',
        type: 'select',
        options: [
          ['local', 'Local'],
          ['global', 'Global'],
        ],
        default: 'local',
      },
      {
        id: 'relationship_type',
        label: 'Relationship Type',
        type: 'input',
        displayOn: { action: ['add'] },
      },
    ],
  },
  run: (context) => replaceTags(context, () => undefined),
}
