import { protocolTag } from './shared/protocol-tag.ts'
import { replaceTags } from './shared/replace-tags.ts'
import type { NodeModule } from '../module.ts'

/** Finds spelling variants of TLP tags and attaches the normalised tlp:<level> tag, optionally removing the variant. */
export const tagReplacementTlp: NodeModule = {
  declaration: {
    id: 'tag_replacement_tlp',
    type: 'action',
    name: 'Tag Replacement - TLP',
    version: '0.1',
    description:
      'Finds spelling variants of TLP tags and attaches the normalised tlp:<level> tag, optionally removing the variant.',
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
  run: (context) => replaceTags(context, substitute),
}

const substitute = protocolTag(
  { short: 'tlp', long: 'traffic light protocol' },
  ['white', 'clear', 'green', 'amber', 'amber+strict', 'red'],
  (predicate) => `tlp:${predicate}`,
)
