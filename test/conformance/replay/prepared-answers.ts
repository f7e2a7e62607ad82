import type { MispModulesAnswer } from '@/engine/effects/state.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { mapAt, mapsAt, textAt } from './json-value.ts'

/** Keys of a query that are not the value asked for. */
const QUERY_KEYS = new Set(['module', 'config', 'event_id', 'attribute_uuid', 'user', 'attribute'])

/** What the recorded misp-modules service answered, as answers prepared for the same questions. */
export function preparedAnswers(record: PhpMap): readonly MispModulesAnswer[] {
  return mapsAt(record, 'requests')
    .filter((request) => textAt(request, 'sink') === 'misp-modules')
    .map((request) => {
      const query = mapAt(request, 'body')
      const value = valueAskedFor(query)
      const status = getOffset(request, 'status')
      return {
        module: textAt(query, 'module'),
        ...(value === undefined ? {} : { value }),
        ...(typeof status === 'number' ? { status } : {}),
        body: getOffset(request, 'response'),
      }
    })
}

/** Enrichment modules are asked about an attribute or about a value under the name of its type; actions about neither. */
function valueAskedFor(query: PhpMap): string | undefined {
  if ('params' in query) return undefined
  const attribute = getOffset(query, 'attribute')
  if (isPhpMap(attribute)) return textAt(attribute, 'value')
  const type = Object.keys(query).find((key) => !QUERY_KEYS.has(key))
  return type === undefined ? undefined : textAt(query, type)
}
