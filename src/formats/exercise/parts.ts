import * as v from 'valibot'
import { anyMap } from '@/formats/simulated-misp/parts'
import { exerciseLimits } from './limits'

function upTo(most: number) {
  return v.pipe(
    v.string('is no text'),
    v.maxLength(most, `has more than ${most.toLocaleString('en')} characters`),
  )
}

/** A name, a title, a sentence; empty only where it may be left out. */
const maybeLine = upTo(exerciseLimits.line)
export const line = v.pipe(maybeLine, v.nonEmpty('is empty'))
export const optionalLine = v.optional(maybeLine, '')

/** A text of one or several sentences. */
const maybeParagraph = upTo(exerciseLimits.paragraph)
export const paragraph = v.pipe(maybeParagraph, v.nonEmpty('is empty'))
export const optionalParagraph = v.optional(maybeParagraph, '')

/** A hash path, or a part of one. */
export const path = upTo(exerciseLimits.path)

/** An object with these fields and no others: a misspelt field would be silently without effect. */
export function shape<Fields extends v.ObjectEntries>(fields: Fields, message = 'is no object') {
  return v.strictObject(fields, (issue) =>
    issue.expected === 'never' ? 'is no field that is known here' : message,
  )
}

/** A list of bounded length. */
export function list<Item extends v.GenericSchema>(item: Item, most: number) {
  return v.pipe(
    v.array(item, 'is no list'),
    v.maxLength(most, `holds more than ${String(most)} entries`),
  )
}

/** Data that a trigger gives, usually `{"Event": {…}}`: the data themselves, or the name of an event of the pack. */
export const dataOrName = v.lazy((input) => (typeof input === 'string' ? line : anyMap))
