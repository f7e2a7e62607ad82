import { describe, expect, it } from 'vitest'
import { addToWarninglist } from '@/engine/modules/actions/add-to-warninglist.ts'
import { filterAttributes, tryOnSample } from './sample-run.ts'

describe('add_to_warninglist', () => {
  it('adds the values of the attributes the filter keeps', () => {
    const savedFilters = filterAttributes('id', '9')
    const { success, session } = tryOnSample(
      addToWarninglist,
      { warninglist: '7' },
      { savedFilters },
    )
    expect(success).toBe(true)
    expect(session.state.warninglists[0]?.entries).toEqual(['already.example', 'h9.example.com'])
  })

  it('succeeds with nothing to add, and imports the list all the same', () => {
    const savedFilters = filterAttributes('id', 'none')
    const { success, session } = tryOnSample(
      addToWarninglist,
      { warninglist: '7' },
      { savedFilters },
    )
    expect(success).toBe(true)
    expect(session.state.warninglists[0]?.matchingAttributes).toEqual(['ALL'])
  })

  it('says that no list was chosen', () => {
    const { success, errors } = tryOnSample(addToWarninglist)
    expect(success).toBe(false)
    expect(errors).toEqual(['No warninglist selected'])
  })

  it('fails as MISP does for lists that are shipped or unknown', () => {
    expect(() => tryOnSample(addToWarninglist, { warninglist: '8' })).toThrow(
      'It is not possible to modify default warninglist.',
    )
    expect(() => tryOnSample(addToWarninglist, { warninglist: '99' })).toThrow(
      'Unsupported operand types: null + array',
    )
  })
})
