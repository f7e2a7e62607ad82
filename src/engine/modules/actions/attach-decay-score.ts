import { textOf } from '../../effects/text-of.ts'
import { overrideAttributes } from '../../event/edit.ts'
import { findAttributeRow } from '../../event/stored-events.ts'
import { decayingAttribute, decayScore } from '../../effects/decay-score.ts'
import type { MispState } from '../../effects/state.ts'
import { findAttributeByUuid } from '../../effects/stored-rows.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import { textList } from './shared/text-list.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'attach-decay-score',
  type: 'action',
  name: 'Attach decay score',
  version: '0.1',
  description:
    'Replaces the selected attributes in the roaming data by a copy which carries decay scores.',
  icon: 'chart-line',
  blocking: false,
  simulated: 'Scores follow MISP’s polynomial formula; only scores without tags were measured.',
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
}

/** Replaces the selected attributes in the roaming data by a copy which carries decay scores. */
export const attachDecayScore: NodeModule = {
  declaration,
  run: (context) => {
    const models = textList(context.parameter('decayingmodels'))
    if (models.length === 0) {
      context.errors.push('No decaying model selected')
      return false
    }
    const { state } = context.session
    const chosen = state.decayingModels.filter(({ id }) => models.includes(textOf(id)))
    const overrides = itemsOf(context.matchingAttributes()).flatMap((attribute) => {
      const scored = fetchWithScores(state, getOffset(attribute, 'uuid'), chosen)
      return scored === undefined ? [] : [{ id: getOffset(attribute, 'id'), attribute: scored }]
    })
    context.store(overrideAttributes(context.data(), overrides, context.compat))
    return true
  },
}

/** An attribute's row as MISP searches it by uuid, with its scores; undefined when MISP does not have it. */
function fetchWithScores(
  state: MispState,
  uuid: PhpValue,
  models: readonly PhpMap[],
): PhpMap | undefined {
  const row = findAttributeRow(state, uuid)
  const stored = findAttributeByUuid(state, uuid)
  if (row === undefined || stored === undefined || models.length === 0) return row
  const decaying = decayingAttribute(stored.attribute, stored.event)
  return { ...row, decay_score: models.map((model) => decayScore(decaying, model, state.now)) }
}
