import { attributeRecord } from '../effects/attribute-triggers.ts'
import { omit } from '../effects/omit.ts'
import { rowsOf } from '../effects/stored-rows.ts'
import type { EffectContext } from '../effects/context.ts'
import { pickColumns } from '../event/columns.ts'
import { findObject, findEventWithTags } from '../event/stored-events.ts'
import { getOffset, itemsOf, setOffset } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'

/** An attribute with its event and object as MISP shows it to the workflow when its hover window asks a module. */
export function hoverRecord(
  { state, compat }: Pick<EffectContext, 'state' | 'compat'>,
  attribute: PhpMap,
): PhpMap {
  const record = findEventWithTags(state, getOffset(attribute, 'event_id'))
  const object = findObject(state, getOffset(attribute, 'object_id'))
  return {
    Attribute: omit(attributeRecord(attribute), ['Tag', 'Sighting']),
    Event: pickColumns(record?.Event, compat.hoverEventFields),
    Object: pickColumns(object, ['id', 'distribution', 'sharing_group_id']),
    AttributeTag: rowsOf(attribute, 'Tag').map((tag) => ({
      attribute_id: getOffset(attribute, 'id'),
      Tag: shortTag(tag, false),
    })),
    EventTag: itemsOf(getOffset(record, 'EventTag')).map((row) =>
      setOffset(row, 'Tag', shortTag(getOffset(row, 'Tag'), true)),
    ),
  }
}

function shortTag(tag: PhpValue, inherited: boolean): PhpMap {
  return { ...pickColumns(tag, ['id', 'name', 'colour', 'numerical_value']), inherited }
}
