import { describe, expect, it } from 'vitest'
import { attachWarninglist } from '@/engine/modules/actions/attach-warninglist.ts'
import type { Warninglist } from '@/engine/effects/state.ts'
import { at, pluck } from '../../event/samples.ts'
import { misp } from '../../effects/misp.ts'
import { filterAttributes, roamingData, tryOnSample } from './sample-run.ts'

function list(id: string, ...entries: readonly string[]): Warninglist {
  return {
    id,
    name: `List ${id}`,
    type: 'string',
    version: '1',
    category: 'false_positive',
    description: '',
    isDefault: true,
    matchingAttributes: ['domain'],
    entries,
  }
}

const state = misp({
  warninglists: [
    list('1', 'h8.example.com', 'h11.example.com'),
    list('2', 'h8.example.com'),
    { ...list('3', 'h9.example.com'), matchingAttributes: ['md5'] },
  ],
})

function warning(id: string, value: string) {
  return {
    match: value,
    value,
    warninglist_id: id,
    warninglist_name: `List ${id}`,
    warninglist_category: 'false_positive',
  }
}

const first = { id: '1', name: 'List 1', category: 'false_positive' }
const second = { id: '2', name: 'List 2', category: 'false_positive' }

describe('attach-warninglist', () => {
  it('looks up all lists by default and names them at attributes and event', () => {
    const { stored, success } = tryOnSample(attachWarninglist, {}, { state })
    expect(success).toBe(true)
    expect(pluck(at(stored, 'Event', '_AttributeFlattened'), 'warnings')).toEqual([
      [warning('1', 'h8.example.com'), warning('2', 'h8.example.com')],
      null,
      [warning('1', 'h11.example.com')],
      null,
    ])
    expect(at(stored, 'Event', 'Object', '0', 'Attribute', '0', 'warnings')).toHaveLength(1)
    expect(at(stored, 'Event', 'warnings')).toEqual([first, second])
  })

  it('looks up the chosen lists; needs a choice', () => {
    const chosen = tryOnSample(
      attachWarninglist,
      { warninglists: ['List 2', 'unknown'] },
      { state },
    )
    expect(at(chosen.stored, 'Event', 'warnings')).toEqual([second])
    expect(tryOnSample(attachWarninglist, { warninglists: [] }, { state })).toMatchObject({
      success: false,
      errors: ['No warninglist module selected'],
    })
  })

  it('asks only about attributes with the IDS flag, unless MISP warns for all', () => {
    const data = roamingData(state)
    const flagless = { id: '8', type: 'domain', value: 'h8.example.com', to_ids: false }
    const withoutFlag = {
      Event: { ...Object(data['Event']), Attribute: [flagless], _AttributeFlattened: [flagless] },
    }
    const silent = tryOnSample(attachWarninglist, {}, { state, data: withoutFlag })
    expect(at(silent.stored, 'Event', 'warnings')).toEqual([])
    const forAll = { ...state, settings: { 'MISP.warning_for_all': true } }
    const warned = tryOnSample(attachWarninglist, {}, { state: forAll, data: withoutFlag })
    expect(at(warned.stored, 'Event', 'warnings')).toEqual([first, second])
  })

  it('doubles warnings when run twice; a filter leaves those of its items at the event', () => {
    const once = tryOnSample(attachWarninglist, {}, { state })
    const twice = tryOnSample(
      attachWarninglist,
      {},
      { state, data: once.stored, savedFilters: filterAttributes('id', '11') },
    )
    expect(at(twice.stored, 'Event', '_AttributeFlattened', '2', 'warnings')).toHaveLength(2)
    expect(at(twice.stored, 'Event', 'warnings')).toEqual([first])
  })
})
