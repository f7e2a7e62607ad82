import { editAttributes, prepareEdit } from '../../../effects/edit-attributes.ts'
import { overrideAttributes, type AttributeOverride } from '../../../event/edit.ts'
import { isPhpMap } from '../../../php/array.ts'
import { phpTypeError } from '../../../php/errors.ts'
import { getOffset, itemsOf, unsetOffsets } from '../../../php/offsets.ts'
import { toPhpString } from '../../../php/to-string.ts'
import type { PhpMap, PhpValue } from '../../../php/value.ts'
import type { ModuleContext } from '../../../run/module-context.ts'

/**
 * Changes fields of the attributes the node filter keeps (all of them without one), in MISP's database and in the roaming
 * data. The whole records are saved, also when nothing changes.
 *
 * @returns false when there is no attribute or none passes MISP's validation
 * @throws PhpError for an item that is no map
 */
export function editMatchingAttributes(context: ModuleContext, fields: PhpMap): boolean {
  const items = itemsOf(context.matchingAttributes()).map(requireMap)
  if (items.length === 0) return false
  const data = context.data()
  const eventId = toPhpString(getOffset(getOffset(data, 'Event'), 'id'))
  const edited = items.map((attribute) => withoutTimestamp({ ...attribute, ...fields }))
  const overrides = edited.flatMap((record, index) =>
    overrideOf(context, eventId, items[index], record),
  )
  const kept = new Set(overrides.map(({ record }) => record))
  const saved = editAttributes(context.session, {
    eventId,
    attributes: edited.filter((record) => kept.has(record)),
    fields: Object.keys(fields),
  })
  if (saved) context.store(overrideAttributes(data, overrides, context.compat))
  return saved
}

/** What takes the attribute's place in the roaming data; nothing for one that newer versions refuse to edit. */
function overrideOf(
  context: ModuleContext,
  eventId: string,
  item: PhpMap | undefined,
  record: PhpMap,
): readonly (AttributeOverride & { readonly record: PhpMap })[] {
  const id = item?.['id'] ?? null
  if (!context.compat.editedAttributesArePrepared) return [{ id, attribute: record, record }]
  const prepared = prepareEdit(context.session.state, eventId, record, context.compat)
  return prepared === undefined ? [] : [{ id, attribute: prepared, record }]
}

function requireMap(item: PhpValue): PhpMap {
  if (isPhpMap(item)) return item
  if (typeof item === 'string') throw phpTypeError('Cannot access offset of type string on string')
  return {}
}

function withoutTimestamp(record: PhpMap): PhpMap {
  const rest = unsetOffsets(record, ['timestamp'])
  return isPhpMap(rest) ? rest : record
}
