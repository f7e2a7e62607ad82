import type { PathMode } from '../hash-path/explain/explanation.ts'
import type { PhpValue } from '../php/value.ts'
import { comparesOneValue } from './logic/generic-if.ts'
import { textOf } from './parameter-values.ts'

/** How a module reads a hash path of one of its parameters. */
export interface PathUse {
  readonly mode: PathMode
  /** The path starts at each of the items that this path selects; else at the whole data. */
  readonly selector?: string
}

/**
 * How a module reads the hash path of a parameter.
 *
 * @param read gives the value of another parameter of the node
 */
export function pathUse(
  moduleId: string,
  parameter: string,
  read: (id: string) => PhpValue,
): PathUse {
  switch (moduleId) {
    case 'generic-if':
      return { mode: comparesOneValue(read('operator')) ? 'get' : 'extract' }
    case 'add_eventblocklist_entry':
      return { mode: 'get' }
    case 'generic-filter-data':
      return parameter === 'hash_path' ? inItems(textOf(read('selector'))) : { mode: 'extract' }
    case 'assign_country':
      return { mode: 'extract', selector: 'Event._AttributeFlattened.{n}' }
    default:
      return { mode: 'extract' }
  }
}

function inItems(selector: string): PathUse {
  return selector === '' ? { mode: 'extract' } : { mode: 'extract', selector }
}
