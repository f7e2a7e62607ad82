import { ATTRIBUTE_COLUMNS, pickColumns, SHORT_TAG_COLUMNS } from '../event/columns.ts'
import { findObject } from '../event/stored-events.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import { fireIfHeard } from './fire-if-heard.ts'
import { omit } from './omit.ts'
import { findStoredAttribute } from './stored-rows.ts'
import type { MispState } from './state.ts'
import { textOf, wholeNumberOf } from './text-of.ts'

/** Fires what follows the saving of an attribute. */
export function announceAttribute(
  context: EffectContext,
  attributeId: PhpValue,
  action: 'add' | 'edit' | 'soft-delete',
): void {
  fireIfHeard(context, 'attribute-after-save', () => savedAttribute(context.state, attributeId), {
    model: 'Attribute',
    action,
    id: wholeNumberOf(attributeId),
  })
}

/** An attribute as MISP hands it to `attribute-after-save`: its row, a part of its event, its object if it has one. */
export function savedAttribute(state: MispState, attributeId: PhpValue): PhpMap {
  const found = findStoredAttribute(state, attributeId)
  if (found === undefined) return {}
  const object = findObject(state, getOffset(found.attribute, 'object_id'))
  return {
    Attribute: attributeRecord(found.attribute),
    Event: eventPart(found.event),
    ...(object === undefined ? {} : { Object: object }),
  }
}

/** An attribute's row as MISP's model reads it: its value in parts and whole, its tags in short form. */
export function attributeRecord(attribute: PhpMap): PhpMap {
  const row = omit(pickColumns(attribute, ATTRIBUTE_COLUMNS), ['value'])
  const value = textOf(attribute['value'])
  const [value1, value2] = splitValue(textOf(attribute['type']), value)
  const tags = itemsOf(getOffset(attribute, 'Tag')).map((tag) =>
    pickColumns(tag, [...SHORT_TAG_COLUMNS, 'local']),
  )
  return {
    ...row,
    value1,
    value2,
    value,
    ...(tags.length === 0 ? {} : { Tag: tags }),
    Sighting: itemsOf(getOffset(attribute, 'Sighting')),
  }
}

/** The two columns in which MISP keeps the value of a composite type (`ip-src|port`); others use the first alone. */
export function splitValue(type: string, value: string): readonly [string, string] {
  const isComposite = type.includes('|') || type === 'malware-sample'
  const bar = isComposite ? value.indexOf('|') : -1
  return bar < 0 ? [value, ''] : [value.slice(0, bar), value.slice(bar + 1)]
}

const EVENT_PART = [
  'id',
  'date',
  'info',
  'uuid',
  'published',
  'analysis',
  'threat_level_id',
  'org_id',
  'orgc_id',
  'distribution',
  'sharing_group_id',
] as const

function eventPart(event: PhpMap): PhpMap {
  const creator = pickColumns(getOffset(event, 'Orgc'), ['id', 'uuid', 'name'])
  return { ...pickColumns(event, EVENT_PART), Orgc: creator }
}
