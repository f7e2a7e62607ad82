import { looseEquals } from '../../php/loose-compare.ts'
import { isNumeric } from '../../php/numeric-string.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpValue } from '../../php/value.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { switchFiltersOn } from './shared/switch-filter-on.ts'
import { resolveTimeDelta } from '../../event/time-delta.ts'
import { filteringLabel } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'filter-timestamp',
  type: 'logic',
  name: 'Filter :: Timestamp',
  version: '0.1',
  description:
    'Switches on a labelled filter that keeps objects, attributes or event reports by age.',
  icon: 'filter',
  blocking: false,
  versions: ['2026'],
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: true,
  parameters: [
    filteringLabel,
    {
      id: 'target',
      label: 'Target',
      type: 'select',
      options: [
        ['object', 'Object'],
        ['attribute', 'Attribute'],
        ['event_report', 'Event Report'],
      ],
      default: 'attribute',
    },
    {
      id: 'operator',
      label: 'Operator',
      type: 'select',
      options: [
        ['greater', 'Within'],
        ['less', 'Not within'],
        ['since', 'Since (timestamp)'],
      ],
      default: 'greater',
    },
    { id: 'value', label: 'Value', type: 'input', default: '30d', placeholder: '3d' },
  ],
}

/** Switches on a labelled filter that keeps objects, attributes or event reports by age. */
export const filterTimestamp: NodeModule = {
  declaration,
  run: (context) => {
    const chosen = context.parameter('operator')
    const since = looseEquals(chosen, 'since')
    const value = context.parameter('value')
    if (since && !isNumeric(value)) {
      context.errors.push('The value must be a timestamp.')
      return false
    }
    const operator = since ? 'greater' : chosen
    const moment = resolveTimeDelta(toPhpString(value), context.session.state.now)
    const filters = selectorsOf(context.parameter('target')).map((selector) => ({
      selector,
      path: 'timestamp',
      operator,
      value: moment,
    }))
    switchFiltersOn(context, context.parameter('filtering-label'), filters)
    return true
  },
}

const SELECTORS: readonly (readonly [target: string, selectors: readonly string[]])[] = [
  ['attribute', ['Event._AttributeFlattened', 'Event.Attribute']],
  ['object', ['Event.Object']],
  ['event_report', ['Event.EventReport']],
]

function selectorsOf(target: PhpValue): readonly string[] {
  return SELECTORS.find(([name]) => looseEquals(target, name))?.[1] ?? []
}
