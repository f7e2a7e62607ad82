import type { CallContext, Method, Methods } from '../python/call.ts'
import { Undefined } from '../python/undefined.ts'
import { truthy } from '../python/value.ts'
import { escapeFilter, htmlFilters } from './html-filters.ts'
import { numberFilters } from './number-filters.ts'
import { selectFilters } from './select-filters.ts'
import { sequenceFilters } from './sequence-filters.ts'
import { textFilters } from './text-filters.ts'

const defaultFilter: Method<CallContext> = [
  'value, default_value=, boolean=False',
  (_, value, fallback, boolean) => {
    const missing = value instanceof Undefined || (truthy(boolean) && !truthy(value))
    return missing ? fallback : value
  },
]

/** All filters of Jinja, under all their names. */
export const filters: Methods<CallContext> = {
  ...htmlFilters,
  ...numberFilters,
  ...selectFilters,
  ...sequenceFilters,
  ...textFilters,
  d: defaultFilter,
  default: defaultFilter,
  e: escapeFilter,
}
