import { arrayGet } from '@/engine/php/array.ts'
import { MispException, PhpError } from '@/engine/php/errors.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import type { CaseContext, CaseKind } from '../case-kind.ts'
import { firstDifference } from '../compare.ts'
import { textAt } from '../replay/json-value.ts'

/** The fields of a recorded call. */
export interface CallFields {
  /** A field's value; null when missing. `data` and `items` may stand in a file of their own. */
  readonly field: (name: string) => PhpValue
  readonly text: (name: string) => string
  readonly has: (name: string) => boolean
}

/**
 * The kind of all calls of one function: its name stands under `op`, its arguments beside it, and under `expect` what
 * the reference answered. Of an error only that there was one counts.
 */
export function callKind(op: string, answer: (call: CallFields) => PhpValue): CaseKind {
  return {
    name: op,
    recognises: (record) => record['op'] === op,
    run: (record, context) => compareAnswer(record, () => answer(fieldsOf(record, context))),
  }
}

/**
 * Compares what a record expects with an answer. Of an error only that there was one counts.
 *
 * @returns the first difference in words, or undefined
 */
export function compareAnswer(record: PhpMap, answer: () => PhpValue): string | undefined {
  const expected = getOffset(record, 'expect')
  const result = resultOf(answer)
  if (getOffset(expected, 'ok') === true) {
    return result instanceof Error
      ? `threw ${result.name}: ${result.message}`
      : firstDifference(getOffset(expected, 'result'), result)
  }
  if (result instanceof Error) return undefined
  return `gave ${JSON.stringify(result)}, expected ${textAt(expected, 'error')}`
}

function resultOf(answer: () => PhpValue): PhpValue | PhpError | MispException {
  try {
    return answer()
  } catch (error) {
    if (error instanceof PhpError || error instanceof MispException) return error
    throw error
  }
}

function fieldsOf(record: PhpMap, { readJson }: CaseContext): CallFields {
  const field = (name: string): PhpValue => {
    const file = arrayGet(record, `${name}_ref`)
    return typeof file === 'string' ? readJson(`fixtures/${file}.json`) : getOffset(record, name)
  }
  return {
    field,
    text: (name) => {
      const value = field(name)
      if (typeof value !== 'string') throw new TypeError(`${name} is not a text`)
      return value
    },
    has: (name) => Object.hasOwn(record, name),
  }
}
