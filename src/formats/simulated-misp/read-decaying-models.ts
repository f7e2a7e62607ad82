import * as v from 'valibot'
import type { PhpMap } from '@/engine/php/value'
import { anyMap, flag, listOf, text, textOrNumber } from './parts'
import { readContent, type Reading } from './reading'

const positive = v.pipe(v.number('is no number'), v.minValue(0, 'is negative'))

const parametersSchema = v.object(
  {
    lifetime: positive,
    decay_speed: positive,
    threshold: positive,
    default_base_score: positive,
    base_score_config: v.optional(anyMap, {}),
  },
  'are no parameters of a decaying model',
)

const modelSchema = v.object(
  {
    id: textOrNumber,
    uuid: v.optional(text, ''),
    name: v.pipe(text, v.nonEmpty('is empty')),
    description: v.optional(text, ''),
    version: v.optional(textOrNumber, '1'),
    formula: v.optional(text, 'polynomial'),
    enabled: v.optional(flag, true),
    attribute_types: v.optional(listOf(text), []),
    parameters: parametersSchema,
  },
  'is no decaying model',
)

/** Reads a list of decaying models as MISP's API answers them, their parameters parsed. */
export function readDecayingModels(json: string): Reading<readonly PhpMap[]> {
  return readContent(json, v.array(modelSchema, 'is no list of decaying models'))
}
