import { appliesToType, matchWarninglist } from '../../../effects/match-warninglist.ts'
import type { MispState, Warninglist } from '../../../effects/state.ts'
import { textOf } from '../../../effects/text-of.ts'
import type { PhpMap } from '../../../php/value.ts'

/** What some warninglists say of an attribute's value, one row for each that fits, as MISP writes warnings. */
export function warningsOf(attribute: PhpMap, lists: readonly Warninglist[]): readonly PhpMap[] {
  const type = textOf(attribute['type'])
  return lists.flatMap((list) => {
    if (!appliesToType(list, type)) return []
    const found = matchWarninglist(list, type, textOf(attribute['value']))
    if (found === undefined) return []
    return [
      {
        match: found.match,
        value: found.value,
        warninglist_id: list.id,
        warninglist_name: list.name,
        warninglist_category: list.category,
      },
    ]
  })
}

/** Whether any warninglist of the simulated MISP warns of an attribute. */
export function isWarnedOf({ warninglists }: MispState, attribute: PhpMap): boolean {
  return warningsOf(attribute, warninglists).length > 0
}
