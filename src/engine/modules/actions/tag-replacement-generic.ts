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
  id: 'tag_replacement_generic',
  type: 'action',
  name: 'Tag Replacement Generic',
  version: '0.1',
  description: 'Parent of the tag replacement modules; by itself it never matches.',
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

/** Parent of the tag replacement modules; by itself it never matches. */
export const tagReplacementGeneric: NodeModule = {
  declaration,
  run: (context) => replaceTags(context, () => undefined),
}
