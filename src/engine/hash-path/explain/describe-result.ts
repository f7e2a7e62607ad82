import { arrayCount, isPhpArray, isPhpList } from '../../php/array.ts'
import type { PhpArray, PhpValue } from '../../php/value.ts'
import { countOf, previewOf } from './show-value.ts'
import type { PathTrace } from './trace.ts'

/** How MISP reads this kind of path. */
export function readingOf({ mode, parsed }: PathTrace): string {
  if (mode === 'get') {
    return 'Read as a plain list of names between dots, which leads to one place. Wildcards and matchers mean nothing here.'
  }
  if (parsed === undefined)
    return 'An empty path (“0” counts as empty too) is not walked: it stands for all of the data.'
  return parsed.isSimple
    ? 'A path without {n} and brackets leads to one place: name by name, and what is there comes out as it is.'
    : 'A path with wildcards or matchers collects: every token is tried on all items that the one before gave.'
}

/** How many entries a result has: 1 for a single value, 0 for nothing. */
export function resultCount(result: PhpValue | undefined): number {
  if (result === undefined || result === null) return 0
  return isPhpArray(result) ? arrayCount(result) : 1
}

/** What came out in the end. */
export function outcomeOf(trace: PathTrace): string {
  const { result, parsed, mode, failure } = trace
  if (failure !== undefined || result === undefined)
    return 'No result: the path ends with an error.'
  if (mode === 'get') return outcomeOfGet(result)
  if (parsed === undefined) return 'All of the data, as it is.'
  const count = resultCount(result)
  if (count === 0) return nothing(trace)
  return parsed.isSimple ? outcomeOfSimple(trace) : `${countOf(count, 'value')}.`
}

function outcomeOfGet(result: PhpValue): string {
  if (result === null) return 'Nothing is there, or null: the default is used in its place.'
  return isPhpArray(result) ? `${asItIs(result)}.` : `One value: ${previewOf(result)}.`
}

function outcomeOfSimple(trace: PathTrace): string {
  const value = trace.steps.at(-1)?.kept.values[0] ?? null
  return isPhpArray(value) ? `${asItIs(value)}.` : `A list with one value: ${previewOf(value)}.`
}

function asItIs(array: PhpArray): string {
  const count = arrayCount(array)
  return isPhpList(array)
    ? `The list as it is, with ${countOf(count, 'item')}`
    : `The object as it is, with ${countOf(count, 'field')}`
}

/** Names the token at which the last item ended. */
function nothing({ steps }: PathTrace): string {
  const end = steps.find(({ kept }) => kept.count === 0)
  if (end === undefined) return 'Nothing: an empty list.'
  const name = end.token.text === '' ? 'the empty name' : `“${end.token.text}”`
  return `Nothing: no item is left after ${name}.`
}
