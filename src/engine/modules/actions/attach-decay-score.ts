import { overrideAttributes } from '../../event/edit.ts'
import { findAttributeRow } from '../../event/stored-events.ts'
import { decayScore } from '../../effects/decay-score.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpMap } from '../../php/value.ts'
import { textList } from './shared/text-list.ts'
import type { NodeModule } from '../module.ts'

/** Replaces the selected attributes in the roaming data by a copy which carries decay scores. */
export const attachDecayScore: NodeModule = {
  declaration: {
    id: 'attach-decay-score',
    type: 'action',
    name: 'Attach decay score',
    version: '0.1',
    description:
      'Replaces the selected attributes in the roaming data by a copy which carries decay scores.',
    icon: 'chart-line',
    blocking: false,
    simulated:
      'Base scores come from the model and the numerical values of tags; sightings are not counted.',
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'decayingmodels',
        label: 'Decaying Model',
        type: 'picker',
        optionSource: 'decaying-models',
        placeholder: 'Pick a Decaying Model',
        multiple: true,
      },
    ],
  },
  run: (context) => {
    const models = textList(context.parameter('decayingmodels'))
    if (models.length === 0) {
      context.errors.push('No decaying model selected')
      return false
    }
    const { state } = context.session
    const chosen = state.decayingModels.filter(({ id }) => models.includes(toPhpString(id ?? '')))
    const overrides = itemsOf(context.matchingAttributes()).flatMap((attribute) => {
      const row = findAttributeRow(state, getOffset(attribute, 'uuid'))
      return row === undefined
        ? []
        : [{ id: getOffset(attribute, 'id'), attribute: withScores(row, chosen, state.now) }]
    })
    context.store(overrideAttributes(context.data(), overrides, context.compat))
    return true
  },
}

function withScores(row: PhpMap, models: readonly PhpMap[], now: number): PhpMap {
  return models.length === 0
    ? row
    : { ...row, decay_score: models.map((model) => decayScore(row, model, now)) }
}
