import { OBJECT_COLUMNS } from '../event/columns.ts'
import { isPhpMap } from '../php/array.ts'
import { isTruthy } from '../php/empty.ts'
import { getOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap } from '../php/value.ts'
import { addOrDrop } from './add-or-drop.ts'
import { changeText } from './change-text.ts'
import type { EffectContext } from './context.ts'
import { fireIfHeard } from './fire-if-heard.ts'
import { newUuid, takeId } from './next-id.ts'
import { omit } from './omit.ts'
import { append, changeEvent, rowsOf } from './stored-rows.ts'
import { describeSave, writeLog } from './write-log.ts'
import { textOf } from './text-of.ts'
import { sharingGroupOf } from './sharing-group.ts'

/**
 * Adds an object with its attributes (under `Attribute`) to the event it names, logs it and fires `object-after-save`.
 *
 * @returns its id, and how many of its attributes were valid
 */
export function addObject(
  context: EffectContext,
  given: PhpMap,
): { readonly id: string; readonly attributes: number } {
  const id = takeId(context, 'objects')
  const row: PhpMap = {
    distribution: context.compat.newObjectDistribution,
    deleted: 0,
    ...omit(given, ['Attribute']),
    ...(textOf(given['uuid']) === '' ? { uuid: newUuid('objects', id) } : {}),
    comment: given['comment'] ?? '',
    sharing_group_id: sharingGroupOf(given),
  }
  const timestamp = String(context.state.now)
  const stored: PhpMap = {
    id,
    ...storedObject({ ...row, timestamp }),
    Attribute: [],
    ObjectReference: [],
  }
  const eventId = getOffset(given, 'event_id')
  context.update(changeEvent(context.state, eventId, (event) => append(event, 'Object', stored)))
  writeLog(context, {
    model: 'Object',
    modelId: Number(id),
    action: 'add',
    title: textOf(row['name']),
    change: changeText(undefined, row),
    description: describeSave(context, 'Object', id, 'added', textOf(row['name'])),
  })
  const saved = { timestamp: context.state.now, ...row, id }
  const attributes = rowsOf(given, 'Attribute').filter(isPhpMap)
  fireIfHeard(
    context,
    'object-after-save',
    () => ({ Object: saved, ...(attributes.length === 0 ? {} : { Attribute: attributes }) }),
    { model: 'Object', action: 'add', id: Number(id) },
  )
  const added = attributes.filter((attribute) =>
    addOrDrop(context, { object_id: id, ...attribute, event_id: eventId }),
  )
  return { id, attributes: added.length }
}

/** The columns of an object with the types in which the REST API answers them. */
function storedObject(row: PhpMap): PhpMap {
  const filled: PhpMap = { comment: '', first_seen: null, last_seen: null, ...row }
  return Object.fromEntries(
    OBJECT_COLUMNS.filter((column) => column !== 'id').map((column) => {
      const value = filled[column] ?? null
      if (column === 'deleted') return [column, isTruthy(value)]
      return [column, value === null ? null : toPhpString(value)]
    }),
  )
}
