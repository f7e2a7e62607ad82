import type { Place } from '@/engine/hash-path/explain/place'
import { startOfJson } from './json-tokens'
import type { TextSpan } from './places-in-text'
import { eachEntry, skipValue } from './walk-json'

/** Single values of a text, perhaps only the first of them. */
export interface ValuesInSpan {
  readonly places: readonly Place[]
  readonly isComplete: boolean
}

/**
 * Finds the single values (texts, numbers, words) of a JSON text that a span touches, their names included; an empty span
 * touches the value it stands at. Objects and lists are looked into.
 *
 * @param most stops at that many
 */
export function valuesInSpan(text: string, span: TextSpan, most: number): ValuesInSpan {
  const places: Place[] = []
  const way: (string | number)[] = []
  let isComplete = true

  function visit(at: number): void {
    eachEntry(text, at, ({ key, start, valueStart }) => {
      if (start > span.end) return null
      const isArray = text[valueStart] === '{' || text[valueStart] === '['
      const end = skipValue(text, valueStart)
      if (!touches({ start, end }, span)) return end
      way.push(key)
      if (isArray) visit(valueStart)
      else keep()
      way.pop()
      return isComplete ? end : null
    })
  }

  function keep(): void {
    if (places.length < most) places.push([...way])
    else isComplete = false
  }

  visit(startOfJson(text))
  return { places, isComplete }
}

function touches(value: TextSpan, span: TextSpan): boolean {
  return span.start === span.end
    ? value.start <= span.start && span.start <= value.end
    : value.start < span.end && span.start < value.end
}
