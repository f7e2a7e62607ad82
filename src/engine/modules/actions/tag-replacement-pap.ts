import { protocolTag } from './shared/protocol-tag.ts'
import { replaceTags } from './shared/replace-tags.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import {
  locality,
  relationshipType,
  removeSubstituted,
  tagScopeOrAll,
} from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'tag_replacement_pap',
  type: 'action',
  name: 'Tag Replacement - PAP',
  version: '0.1',
  description:
    'Finds spelling variants of PAP tags and attaches the normalised tag, optionally removing the variant.',
  icon: 'tags',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [tagScopeOrAll, removeSubstituted, locality, relationshipType],
}

/** Finds spelling variants of PAP tags and attaches the normalised tag, optionally removing the variant. */
export const tagReplacementPap: NodeModule = {
  declaration,
  run: (context) => replaceTags(context, substitute),
}

const substitute = protocolTag(
  { short: 'pap', long: 'permissible actions protocol' },
  ['white', 'clear', 'green', 'amber', 'red'],
  (predicate) => `PAP:${predicate.toUpperCase()}`,
)
