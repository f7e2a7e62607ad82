import { isEmpty } from '../php/empty.ts'
import { entriesOf, getOffset, itemsOf, setOffset, unsetOffsets } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpValue } from '../php/value.ts'

/**
 * Moves `Event.RelatedAttribute` (correlations by attribute id, there only when somebody asked for them) to the
 * attributes as `RelatedAttribute`.
 *
 * MISP writes the correlations of an attribute also into every object, at the position which the attribute has in the
 * event's own list; where the object is shorter this makes an attribute that holds nothing but `RelatedAttribute`.
 */
export function mergeRelatedAttributes(event: PhpValue): PhpValue {
  const related = getOffset(event, 'RelatedAttribute')
  if (related === null) return event
  let merged: PhpValue = unsetOffsets(event, ['RelatedAttribute'])
  for (const [position, attribute] of entriesOf(getOffset(event, 'Attribute'))) {
    const correlations = getOffset(related, toPhpString(getOffset(attribute, 'id')))
    if (isEmpty(correlations)) continue
    const rows = itemsOf(correlations).map(toRelation)
    merged = changeAt(merged, ['Attribute', position], (target) => append(target, rows))
    for (const [key] of entriesOf(getOffset(event, 'Object'))) {
      const path = ['Object', key, 'Attribute', position]
      merged = changeAt(merged, path, (target) => append(target, rows))
    }
  }
  return merged
}

function toRelation(correlation: PhpValue): PhpValue {
  return {
    id: getOffset(correlation, 'attribute_id'),
    value: getOffset(correlation, 'value'),
    org_id: getOffset(correlation, 'org_id'),
    info: getOffset(correlation, 'info'),
    event_id: getOffset(correlation, 'id'),
  }
}

function append(attribute: PhpValue, rows: readonly PhpValue[]): PhpValue {
  const before = itemsOf(getOffset(attribute, 'RelatedAttribute'))
  return setOffset(attribute, 'RelatedAttribute', [...before, ...rows])
}

/** Changes what stands at a path, making the maps on the way where they are missing. */
function changeAt(
  value: PhpValue,
  path: readonly string[],
  change: (value: PhpValue) => PhpValue,
): PhpValue {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  return setOffset(value, key, changeAt(getOffset(value, key), rest, change))
}
