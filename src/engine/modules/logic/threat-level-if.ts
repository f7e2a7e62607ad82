import type { NodeModule } from '../module.ts'

/** Compares the threat level of the event. */
export const threatLevelIf: NodeModule = {
  declaration: {
    id: 'threat-level-if',
    type: 'logic',
    name: 'IF :: Threat Level',
    version: '0.1',
    description: 'Compares the threat level of the event.',
    icon: 'code-branch',
    blocking: false,
    inputs: 1,
    outputs: 2,
    multipleOutputConnection: false,
    expectsCoreFormat: false,
    supportsFilters: false,
    isFiltering: false,
    parameters: [
      {
        id: 'condition',
        label: 'Condition',
        type: 'select',
        options: [
          ['equals', 'Is'],
          ['not_equals', 'Is not'],
          ['greater_or_equal_than', 'Greater or equal than'],
          ['less_or_equal_than', 'Less or equal than'],
        ],
        default: 'equals',
      },
      {
        id: 'threatlevel',
        label: 'Threat Level',
        type: 'select',
        options: [
          ['1', 'High'],
          ['2', 'Medium'],
          ['3', 'Low'],
          ['4', 'Undefined'],
        ],
        default: 'Low',
        placeholder: 'Pick a threat level',
      },
    ],
  },
  run: (context) => RUN,
}
