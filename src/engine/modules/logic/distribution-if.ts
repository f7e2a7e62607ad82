import { toInteger } from '../../php/integer.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { isPhpArray } from '../../php/array.ts'
import { phpTypeError } from '../../php/errors.ts'
import type { PhpValue } from '../../php/value.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { readDistributed, sharingGroupsOf, strictestLevel } from './shared/distributed.ts'
import { matchesSharingGroups } from './shared/sharing-group-condition.ts'
import { distribution } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'distribution-if',
  type: 'logic',
  name: 'IF :: Distribution',
  version: '0.3',
  description:
    'Compares the distribution of the event, or the effective one of its first attribute, with a chosen one.',
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
        ['attribute', 'Attribute (effective level)'],
        ['event', 'Event level'],
      ],
      default: 'attribute',
    },
    {
      id: 'condition',
      label: 'Condition',
      type: 'select',
      options: [
        ['equals', 'Is'],
        ['not_equals', 'Is not'],
        ['more_restrictive_or_equal_than', 'More restrictive or equal than'],
        ['more_permisive_or_equal_than', 'More permisive or equal than'],
      ],
      default: 'equals',
    },
    distribution,
    {
      id: 'sharing_group_id',
      label: 'Sharing Groups',
      type: 'picker',
      optionSource: 'sharing-groups',
      default: [],
      placeholder: 'Pick a sharing group',
      multiple: true,
      displayOn: { distribution: ['4'] },
    },
  ],
}

/** Compares the distribution of the event, or the effective one of its first attribute, with a chosen one. */
export const distributionIf: NodeModule = {
  declaration,
  run: (context) => {
    const condition = context.parameter('condition')
    const selected = context.parameter('distribution')
    const wantsGroups = looseEquals(selected, SHARING_GROUP)
    const parts = readDistributed(
      context.data(),
      context.parameter('scope'),
      wantsGroups,
      context.compat,
    )
    if (parts === undefined) return false
    const level = strictestLevel(parts)
    if (level < 0 || level > SHARING_GROUP) {
      context.errors.push('Distribution level not supported')
      return false
    }
    if (
      !wantsGroups ||
      (context.compat.distributionIfComparesLevelFirst && level !== SHARING_GROUP)
    ) {
      return compareLevels(level, condition, selected)
    }
    const matches = matchesSharingGroups(
      condition,
      sharingGroupsOf(parts),
      context.parameter('sharing_group_id'),
      context.compat,
    )
    if (matches !== undefined) return matches
    context.errors.push('Condition operator not supported for that distribution level')
    return false
  },
}

const SHARING_GROUP = 4
const MOST_OPEN_COMMUNITY = 3

function compareLevels(level: number, condition: PhpValue, selected: PhpValue): boolean {
  if (looseEquals(condition, 'equals')) return looseEquals(level, selected)
  if (looseEquals(condition, 'not_equals')) return !looseEquals(level, selected)
  if (looseEquals(condition, 'more_restrictive_or_equal_than')) {
    return isBetween(level, 0, boundOf(selected))
  }
  if (looseEquals(condition, 'more_permisive_or_equal_than')) {
    return isBetween(level, boundOf(selected), MOST_OPEN_COMMUNITY)
  }
  return false
}

/** PHP's `range` counts in either direction, so the bounds may come in any order. */
function isBetween(level: number, from: number, to: number): boolean {
  return level >= Math.min(from, to) && level <= Math.max(from, to)
}

function boundOf(selected: PhpValue): number {
  if (isPhpArray(selected)) throw phpTypeError('range(): Argument #2 must be a number, array given')
  return toInteger(selected)
}
