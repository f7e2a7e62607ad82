import { arrayGet, isPhpArray, isPhpList, isPhpMap } from '../../php/array.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import type { PhpValue } from '../../php/value.ts'
import { insertAt, makeNote, replace } from '../advice/make-note.ts'
import type { Note } from '../advice/note.ts'
import { countOf } from './show-value.ts'
import type { PathTrace } from './trace.ts'

/** What is worth knowing about a path as a whole on this data. */
export function pathNotes(trace: PathTrace): Note[] {
  return [
    ...noteEmptyPath(trace),
    ...noteArray(trace),
    ...noteNothing(trace),
    ...noteNulls(trace),
    ...noteMissingEvent(trace),
    ...noteObjects(trace),
    ...noteTrimmed(trace),
  ]
}

function whole({ path }: PathTrace): { start: number; end: number } {
  return { start: 0, end: path.length }
}

function noteEmptyPath(trace: PathTrace): Note[] {
  if (trace.mode === 'get' || trace.parsed !== undefined || trace.failure !== undefined) return []
  const name = trace.path === '' ? 'An empty path' : 'The path “0”'
  const sentence = `${name} gives all of the data instead of nothing. A filter with an empty path so looks at the items themselves.`
  return [makeNote('warning', 'empty-path', whole(trace), sentence)]
}

/** A simple path to a list or object: the entries are the result. */
function noteArray(trace: PathTrace): Note[] {
  const value = endOfSimplePath(trace)
  if (trace.mode === 'get' || !isPhpArray(value)) return []
  if (isPhpList(value)) {
    const sentence = `The path leads to a list, and the result is that list with its ${countOf(value.length, 'item')}, not a list of one list.`
    const fix = insertAt('Go through its items with {n}', trace.path.length, '.{n}')
    return [makeNote('info', 'array-as-it-is', whole(trace), sentence, fix)]
  }
  const count = Object.keys(value).length
  const sentence = `The path leads to an object, and the result is that object: its ${countOf(count, 'field')} count as the values.`
  return [makeNote('info', 'array-as-it-is', whole(trace), sentence)]
}

/** What a path without wildcards and matchers leads to; undefined for other paths, and where it leads to nothing. */
function endOfSimplePath({ parsed, steps, failure }: PathTrace): PhpValue | undefined {
  if (parsed === undefined || !parsed.isSimple || failure !== undefined) return undefined
  return steps.at(-1)?.kept.values[0]
}

function noteNothing(trace: PathTrace): Note[] {
  const { parsed, failure, steps } = trace
  if (parsed === undefined || failure !== undefined || steps.at(-1)?.kept.count !== 0) return []
  const isNull = steps.some(({ drops }) => drops.some(({ reason }) => reason === 'null-value'))
  if (isNull) return [noteNull(trace)]
  if (!parsed.isSimple) return []
  const gives = trace.mode === 'get' ? 'the default' : 'an empty list'
  const sentence = `The path leads to nothing in this data. MISP gives ${gives} then and says nothing.`
  return [makeNote('info', 'missing-is-empty', whole(trace), sentence)]
}

function noteNull(trace: PathTrace): Note {
  const gives = trace.mode === 'get' ? 'the default' : 'an empty list'
  const sentence = `The field is there, but it is null, and that is the same as missing here: MISP gives ${gives}.`
  return makeNote('info', 'null-is-missing', whole(trace), sentence)
}

function noteNulls(trace: PathTrace): Note[] {
  const last = trace.steps.at(-1)
  if (trace.parsed === undefined || trace.parsed.isSimple || last === undefined) return []
  const count = last.kept.values.reduce<number>((sum, value) => sum + Number(value === null), 0)
  if (count === 0) return []
  const sentence = `${countOf(count, 'value')} of the result ${count === 1 ? 'is' : 'are'} null. Without {n} and brackets in the path they would be left out.`
  const span = { start: last.token.start, end: last.token.start + last.token.text.length }
  return [makeNote('info', 'null-is-kept', span, sentence)]
}

function noteMissingEvent(trace: PathTrace): Note[] {
  const [first] = trace.steps
  if (first === undefined || first.token.kind !== 'name' || !isPhpMap(trace.data)) return []
  if (arrayGet(trace.data, first.token.key) !== undefined) return []
  const event = getOffset(trace.data, 'Event')
  if (!isPhpMap(event) || arrayGet(event, first.token.key) === undefined) return []
  const sentence = `The data has no field “${first.token.key}” at its top, the event has: everything of an event is inside of “Event”.`
  const fix = insertAt('Insert Event.', first.token.start, 'Event.')
  const span = { start: first.token.start, end: first.token.start + first.token.key.length }
  return [makeNote('error', 'event-missing', span, sentence, fix)]
}

/** `Event.Attribute` is only half of it when attributes stand in objects. */
function noteObjects({ data, parsed, steps }: PathTrace): Note[] {
  const attribute = parsed?.tokens[1]
  if (parsed?.tokens[0]?.text !== 'Event' || attribute?.text !== 'Attribute') return []
  if (steps.length < 2) return []
  const event = getOffset(data, 'Event')
  const flattened = itemsOf(getOffset(event, '_AttributeFlattened')).length
  const left = flattened - itemsOf(getOffset(event, 'Attribute')).length
  if (left <= 0) return []
  const span = { start: attribute.start, end: attribute.start + attribute.text.length }
  const sentence = `${countOf(left, 'attribute')} of this event ${left === 1 ? 'is' : 'are'} in objects and not found this way. Event._AttributeFlattened has them all.`
  const fix = replace('Write _AttributeFlattened', span, '_AttributeFlattened')
  return [makeNote('info', 'objects-left-out', span, sentence, fix)]
}

/** With brackets in it, a path may be written with spaces around its dots. */
function noteTrimmed({ path, parsed, mode }: PathTrace): Note[] {
  if (mode === 'get' || parsed === undefined || !path.includes('[')) return []
  const length = parsed.tokens.reduce((sum, { text }) => sum + text.length, 0)
  if (length + parsed.tokens.length - 1 === path.length) return []
  const sentence =
    'As there is a bracket in this path, MISP drops the spaces around its parts. Without the bracket the same spaces would belong to the names.'
  return [makeNote('info', 'spaces-trimmed', { start: 0, end: path.length }, sentence)]
}
