import * as v from 'valibot'
import type { PhpMap } from '@/engine/php/value'
import { anyMap, text } from './parts'
import { readContent, type Reading } from './reading'

const moduleSchema = v.object(
  {
    name: v.pipe(text, v.nonEmpty('is empty')),
    type: v.optional(text, 'expansion'),
    mispattributes: v.optional(anyMap, {}),
    meta: anyMap,
  },
  'is no module',
)

/** Reads what the misp-modules service answers to `GET /modules`. */
export function readModules(json: string): Reading<readonly PhpMap[]> {
  return readContent(json, v.array(moduleSchema, 'is no list of modules'))
}
