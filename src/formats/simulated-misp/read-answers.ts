import * as v from 'valibot'
import type { MispModulesAnswer } from '@/engine/effects/state'
import { anyJson, flag, text } from './parts'
import { readContent, type Reading } from './reading'

const answerSchema = v.object(
  {
    module: v.pipe(text, v.nonEmpty('is empty')),
    value: v.optional(text),
    status: v.optional(
      v.pipe(
        v.number('is no number'),
        v.integer('is no whole number'),
        v.minValue(100, 'is no HTTP status'),
        v.maxValue(599, 'is no HTTP status'),
      ),
    ),
    echoes: v.optional(flag),
    body: anyJson,
  },
  'is no answer of a module',
)

/**
 * Reads a table of prepared answers of misp-modules: a list of `{module, value, body}`, of which the first that fits is
 * given; one without a value fits any.
 */
export function readAnswers(json: string): Reading<readonly MispModulesAnswer[]> {
  const reading = readContent(json, v.array(answerSchema, 'is no list of answers'))
  if (!reading.ok) return reading
  return {
    ok: true,
    value: reading.value.map(({ body, echoes, module, status, value }) => ({
      module,
      body,
      ...(value === undefined ? {} : { value }),
      ...(status === undefined ? {} : { status }),
      ...(echoes === undefined ? {} : { echoes }),
    })),
  }
}
