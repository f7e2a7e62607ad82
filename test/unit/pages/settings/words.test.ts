import { expect, it } from 'vitest'
import { emptyTables } from '@/storage/backup/backup'
import { planRestore } from '@/storage/backup/plan-restore'
import { isUnchanged, planRows, settingRows } from '@/pages/settings/plan-words'
import { holdings, share, sizeInBytes } from '@/pages/settings/usage-words'

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1500, '1.5 kB'],
  [90_100, '90.1 kB'],
  [123_456_789, '123 MB'],
  [10_700_000_000, '10.7 GB'],
])('sizeInBytes(%i) is %s', (bytes, text) => {
  expect(sizeInBytes(bytes)).toBe(text)
})

it('share never exceeds all of it', () => {
  expect(share({ used: 5, quota: 20, isPersistent: false })).toBe(25)
  expect(share({ used: 50, quota: 20, isPersistent: false })).toBe(100)
  expect(share({ used: 5, quota: 0, isPersistent: false })).toBe(0)
})

it('holdings counts each kind', () => {
  const counts = {
    ...{ workflows: 1, blueprints: 2, events: 0, runs: 1000, simulatedMisps: 1 },
    ...{ tests: 3, exercises: 0 },
  }
  expect(holdings(counts)).toEqual([
    '1 workflow',
    '2 blueprints',
    '0 events',
    '1,000 runs',
    '1 simulated MISP',
    '3 tests',
    '0 exercise packs',
  ])
})

it('planRows says what happens to each table that is not empty', () => {
  const event = (id: string, content: string) => ({
    ...{ id, content, name: id, description: '', tags: [], createdAt: 1, changedAt: 1 },
    revision: 1,
  })
  const here = { ...emptyTables, events: [event('a', '1'), event('b', '1'), event('c', '1')] }
  const backup = { ...emptyTables, events: [event('a', '1'), event('b', '2'), event('d', '1')] }
  expect(planRows(planRestore(backup, here, 'merge'))).toEqual([
    { name: 'Events', text: '1 added, 1 added as a copy and 1 the same already' },
  ])
  expect(planRows(planRestore(backup, here, 'replace'))).toEqual([
    { name: 'Events', text: '1 added, 1 replaced, 1 removed and 1 the same already' },
  ])
})

it('settingRows says what happens to each setting', () => {
  const plans = [
    { key: 'theme', name: 'Colours', what: 'kept', after: 'dark' },
    { key: 'hash-path.history', name: 'Tried paths', what: 'joined', after: '["a"]' },
  ] as const
  expect(settingRows(plans)).toEqual([
    { name: 'Setting: Colours', text: 'kept as here' },
    { name: 'Setting: Tried paths', text: 'those of the backup added' },
  ])
  expect(plans.map(({ what }) => isUnchanged(what))).toEqual([true, false])
})
