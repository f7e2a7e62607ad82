import { looseEquals } from '../../php/loose-compare.ts'
import { toPhpString } from '../../php/to-string.ts'
import { resetFilters } from '../../run/label-filters.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'generic-filter-reset',
  type: 'logic',
  name: 'Filter :: Remove filter',
  version: '0.1',
  description:
    'Switches filtering off again and restores the data as they were before the first filter.',
  icon: 'redo-alt',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'filtering-label',
      label: 'Filtering Label to remove',
      type: 'select',
      options: [
        ['all', 'All filters'],
        ['A', 'Label A'],
        ['B', 'Label B'],
        ['C', 'Label C'],
        ['D', 'Label D'],
        ['E', 'Label E'],
        ['F', 'Label F'],
      ],
      default: 'all',
    },
  ],
}

/** Switches filtering off again and restores the data as they were before the first filter. */
export const genericFilterReset: NodeModule = {
  declaration,
  run: (context) => {
    const label = context.parameter('filtering-label')
    const name = looseEquals(label, 'all') ? 'all' : toPhpString(label)
    context.store(resetFilters(context.data(), name))
    return true
  },
}
