import { describe, expect, it } from 'vitest'
import { attachDecayScore } from '@/engine/modules/actions/attach-decay-score.ts'
import { at, pluck } from '../../event/samples.ts'
import { misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'
import { filterAttributes, roamingData, tryOnSample } from './sample-run.ts'

const parameters = { lifetime: 2, decay_speed: 1, threshold: 30, default_base_score: 80 }
const state = misp({ decayingModels: [{ id: 1, name: 'Short', parameters }] })

describe('attach-decay-score', () => {
  it('needs a model', () => {
    expect(tryOnSample(attachDecayScore, {}, { state })).toMatchObject({
      success: false,
      errors: ['No decaying model selected'],
    })
  })

  it('replaces attributes by their bare row with a score', () => {
    const { stored, success } = tryOnSample(attachDecayScore, { decayingmodels: ['1'] }, { state })
    expect(success).toBe(true)
    const attribute = at(stored, 'Event', 'Attribute', '0')
    expect(attribute).toMatchObject({
      id: '8',
      value1: 'h8.example.com',
      value2: '',
      decay_score: [
        { score: 40, base_score: 80, decayed: false, DecayingModel: { id: '1', name: 'Short' } },
      ],
    })
    expect(at(attribute, '_allTags')).toBeNull()
    expect(at(stored, 'Event', '_AttributeFlattened', '0')).toEqual(attribute)
  })

  it('gives the bare row for a model that MISP does not have', () => {
    const { stored } = tryOnSample(attachDecayScore, { decayingmodels: ['99'] }, { state })
    expect(at(stored, 'Event', 'Attribute', '0', 'value1')).toBe('h8.example.com')
    expect(at(stored, 'Event', 'Attribute', '0', 'decay_score')).toBeNull()
  })

  it('leaves alone what the node filter drops and what MISP does not have', () => {
    const data = roamingData(state)
    const { stored } = tryOnSample(
      attachDecayScore,
      { decayingmodels: '1' },
      { state, savedFilters: filterAttributes('id', '9') },
    )
    expect(pluck(at(stored, 'Event', '_AttributeFlattened'), 'decay_score').map(Boolean)).toEqual([
      false,
      true,
      false,
      false,
    ])
    const foreign = tryModule(attachDecayScore, {
      parameters: { decayingmodels: '1' },
      state: misp({ events: {} }),
      data,
    })
    expect(foreign.stored).toEqual(data)
  })
})
