import { describe, expect, it } from 'vitest'
import { planSettings, unknownSettings } from '@/stores/kept-settings'

const paths = (...list: readonly string[]) => JSON.stringify(list)
const history = 'hash-path.history'

describe('planSettings', () => {
  it('merging changes no choice that was made here, and joins what was tried', () => {
    const backup = { theme: 'dark', [history]: paths('a', 'b') }
    expect(planSettings(backup, {}, 'merge')).toMatchObject([
      { key: 'theme', what: 'added', after: 'dark' },
      { key: history, what: 'added', after: paths('a', 'b') },
    ])
    const here = { theme: 'light', [history]: paths('c', 'b') }
    expect(planSettings(backup, here, 'merge')).toMatchObject([
      { key: 'theme', what: 'kept', after: 'light' },
      { key: history, what: 'joined', after: paths('c', 'b', 'a') },
    ])
    expect(planSettings(here, here, 'merge').map(({ what }) => what)).toEqual(['same', 'same'])
    expect(planSettings({}, { theme: 'dark' }, 'merge')).toMatchObject([{ what: 'kept' }])
  })

  it('replacing leaves what the backup holds and nothing else', () => {
    const plans = planSettings(
      { theme: 'dark' },
      { theme: 'light', [history]: paths('a') },
      'replace',
    )
    expect(plans).toMatchObject([
      { key: 'theme', what: 'replaced', after: 'dark' },
      { key: history, what: 'removed', after: null },
    ])
    expect(planSettings({}, {}, 'replace')).toEqual([])
  })

  it('takes nothing that makes no sense', () => {
    const backup = {
      theme: 'pink',
      [history]: '{"a": 1}',
      other: 'x',
      ...JSON.parse('{"__proto__": "dark"}'),
    }
    expect(planSettings(backup, { theme: 'light' }, 'replace')).toMatchObject([
      { key: 'theme', what: 'removed' },
    ])
    expect(unknownSettings(backup)).toEqual(expect.arrayContaining(['theme', history, 'other']))
    expect(unknownSettings({ theme: 'auto', [history]: '[]' })).toEqual([])
  })
})
