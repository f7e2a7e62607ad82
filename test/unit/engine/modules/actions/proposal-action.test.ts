import { describe, expect, it } from 'vitest'
import { proposalAction } from '@/engine/modules/actions/proposal-action.ts'
import { at, pluck } from '../../event/samples.ts'
import { filterAttributes, tryOnSample } from './sample-run.ts'

describe('proposal-action', () => {
  it.each([
    ['new', ['1']],
    ['edit', ['2']],
    ['any', ['1', '2']],
    ['all', []],
  ])('of type %s accepts proposals %j and reloads the event', (type, ids) => {
    const parameters = { action: 'accept', proposal_type: type }
    const { success, session, stored } = tryOnSample(proposalAction, parameters)
    expect(success).toBe(true)
    expect(session.effects.map((effect) => 'proposal' in effect && effect.proposal['id'])).toEqual(
      ids,
    )
    const values = pluck(at(stored, 'Event', '_AttributeFlattened'), 'value')
    expect(values.includes('198.51.100.7')).toBe(ids.includes('1'))
    expect(values.includes('better.example.com')).toBe(ids.includes('2'))
  })

  it('discards', () => {
    const parameters = { action: 'remove', proposal_type: 'any' }
    const { session, stored } = tryOnSample(proposalAction, parameters)
    expect(session.effects.map(({ kind }) => kind)).toEqual([
      'discard-proposal',
      'discard-proposal',
    ])
    expect(at(stored, 'Event', 'ShadowAttribute')).toEqual([])
  })

  it('with a node filter finds nothing, always with success', () => {
    for (const value of ['8', 'none']) {
      const savedFilters = filterAttributes('id', value)
      const parameters = { proposal_type: 'any' }
      const { success, session } = tryOnSample(proposalAction, parameters, { savedFilters })
      expect(success).toBe(true)
      expect(session.effects).toEqual([])
    }
  })
})
