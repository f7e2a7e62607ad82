import type { Compat } from '../compat.ts'
import type { TriggerDeclaration } from '../modules/declaration.ts'
import { phpTypeError } from '../php/errors.ts'
import { isPhpArray, isPhpList } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import { convertToCoreFormat } from './convert.ts'
import { preparations } from './prepare.ts'
import { findEventRow, findThread, type StoredEvents } from './stored-events.ts'

/**
 * A trigger's data as the walk gets it. Triggers of events, attributes and the like have it converted to MISP's core
 * format, the others pass it on as it is. False: MISP refuses the data.
 *
 * @throws PhpError where MISP's conversion raises a PHP error
 * @throws MispException where a look-up of MISP fails
 */
export function normalise(
  trigger: Pick<TriggerDeclaration, 'id' | 'coreFormat'>,
  data: PhpValue,
  stored: StoredEvents,
  compat: Compat,
): PhpMap | false {
  if (!isPhpArray(data)) throw phpTypeError('The data of a trigger must be an array')
  if (trigger.id === 'post-after-save') return normalisePost(data, stored, compat)
  if (!trigger.coreFormat) return isPhpList(data) ? Object.fromEntries(data.entries()) : data
  const prepared = preparations.get(trigger.id)?.(data, stored) ?? data
  return prepared === false ? false : convertToCoreFormat(prepared, stored, compat)
}

/** A post with its thread and, if the thread is about an event, that event without tags and attributes. */
function normalisePost(data: PhpArray, stored: StoredEvents, compat: Compat): PhpMap | false {
  const post = getOffset(data, 'Post')
  if (isEmpty(post)) return false
  const thread = findThread(stored, getOffset(post, 'thread_id')) ?? []
  const eventId = getOffset(thread, 'event_id')
  if (isEmpty(eventId)) return { Post: post, Thread: thread }
  const event = findEventRow(stored, eventId)
  const converted = convertToCoreFormat(event === undefined ? {} : { Event: event }, stored, compat)
  return { Post: post, Thread: thread, Event: getOffset(converted, 'Event') }
}
