import type { Compat } from '../../../compat.ts'
import { arrayValues, isPhpArray } from '../../../php/array.ts'
import { isEmpty } from '../../../php/empty.ts'
import { phpTypeError } from '../../../php/errors.ts'
import { looseEquals } from '../../../php/loose-compare.ts'
import { toPhpString } from '../../../php/to-string.ts'
import type { PhpList, PhpValue } from '../../../php/value.ts'

/**
 * Whether something is (or is not) shared with the selected sharing groups.
 *
 * MISP: all its groups (or none of them) must be selected. Where nothing is selected 2.5.1 asks whether there is a sharing
 * group at all, and where there is none any selection fits; later both must be missing together, and the negation is a
 * true one there.
 *
 * @param groups the sharing groups it is shared with
 * @returns undefined for a condition that can't be asked about sharing groups
 * @throws PhpError when a selection is neither a list nor empty
 */
export function matchesSharingGroups(
  condition: PhpValue,
  groups: readonly PhpValue[],
  selection: PhpValue,
  compat: Compat,
): boolean | undefined {
  const selected = selectedGroups(selection)
  const isNegated = looseEquals(condition, 'not_equals')
  if (!isNegated && !looseEquals(condition, 'equals')) return undefined
  const hasGroups = groups.length > 0
  if (selected.length === 0) {
    return (hasGroups !== isNegated) === !compat.distributionIfComparesLevelFirst
  }
  if (!hasGroups) return !compat.distributionIfComparesLevelFirst || isNegated
  return countUnselected(groups, selected) === (isNegated ? groups.length : 0)
}

function selectedGroups(selection: PhpValue): PhpList {
  if (isEmpty(selection)) return []
  if (isPhpArray(selection)) return arrayValues(selection)
  throw phpTypeError('array_diff(): Argument #2 must be of type array')
}

/** How many of the groups are not selected; PHP compares them as texts. */
function countUnselected(groups: readonly PhpValue[], selected: PhpList): number {
  const texts = new Set(selected.map(toPhpString))
  return groups.filter((group) => !texts.has(toPhpString(group))).length
}
