import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  backupFormat,
  emptyTables as empty,
  type Backup,
  type BackupTables,
} from '@/storage/backup/backup'
import { planRestore } from '@/storage/backup/plan-restore'
import { readBackup } from '@/storage/backup/read-backup'
import { writeBackup } from '@/storage/backup/write-backup'
import { recordLimits } from '@/storage/records'
import { openTab, testNamed, workflowNamed } from '../open'

const count = fc.integer({ min: 0, max: 2 ** 45 })
const id = fc.uuid()
const content = fc.string({ unit: 'binary', maxLength: 40 })
const name = fc.string({ unit: 'binary', maxLength: 20 })
const tag = fc.string({ minLength: 1, maxLength: recordLimits.tag })
const common = {
  id,
  name,
  description: content,
  tags: fc.array(tag, { maxLength: 3 }),
  createdAt: count,
  changedAt: count,
  revision: fc.integer({ min: 1, max: 1000 }),
}
const version = fc.constantFrom('2.5.1' as const, '2.5.19' as const, '2026' as const)
const lists = { maxLength: 3, selector: (row: { readonly id: string }) => row.id }
const tables: fc.Arbitrary<BackupTables> = fc.record({
  workflows: fc.uniqueArray(
    fc.record({ ...common, version, content, events: fc.array(id, { maxLength: 2 }) }),
    lists,
  ),
  blueprints: fc.uniqueArray(fc.record({ ...common, content }), lists),
  events: fc.uniqueArray(fc.record({ ...common, content }), lists),
  runs: fc.uniqueArray(
    fc.record({
      ...common,
      content,
      data: content,
      trigger: name,
      version,
      debug: fc.boolean(),
      asItIs: fc.boolean(),
      outcome: fc.constantFrom('success' as const, 'failure' as const, 'blocked' as const),
      outcomeText: content,
    }),
    lists,
  ),
  simulatedMisps: fc.uniqueArray(
    fc.record({ ...common, warninglists: fc.array(content), answers: fc.option(content) }),
    lists,
  ),
  versions: fc.uniqueArray(
    fc.record({
      id,
      workflow: id,
      number: fc.integer({ min: 1, max: 99 }),
      name,
      cause: fc.constantFrom('save' as const, 'named' as const),
      createdAt: count,
      content,
    }),
    lists,
  ),
  drafts: fc.uniqueArray(
    fc.record({ id, workflow: name, base: count, name, changedAt: count, content }),
    lists,
  ),
  tests: fc.uniqueArray(
    fc.record({
      ...common,
      ...{ workflow: id, data: content, event: count, trigger: name, version, now: count },
      ...{ debug: fc.boolean(), asItIs: fc.boolean() },
      ...{ warninglists: fc.array(content, { maxLength: 2 }), answers: fc.option(content) },
      expected: fc.record({
        outcome: fc.constantFrom('success' as const, 'blocked' as const),
        outcomeText: fc.option(content),
        executed: fc.option(fc.array(name)),
        effects: fc.option(fc.array(content)),
      }),
      lastResult: fc.option(
        fc.record({
          state: fc.constantFrom('passed' as const, 'failed' as const, 'broken' as const),
          ...{ at: count, revision: count, differences: fc.array(content) },
        }),
      ),
    }),
    lists,
  ),
  exercises: fc.uniqueArray(fc.record({ ...common, content }), lists),
  progress: fc.uniqueArray(
    fc.record({ id, solvedAt: count, answer: content, hintsShown: count, changedAt: count }),
    lists,
  ),
})

function readOk(text: string): Backup {
  const reading = readBackup(text)
  if (!reading.ok) throw new Error(reading.problem)
  expect(reading.leftOut).toEqual([])
  return reading.backup
}

describe('a backup', () => {
  it('is read as it was written', () => {
    const settings = fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true })
    fc.assert(
      fc.property(tables, settings, count, (written, chosen, madeAt) => {
        // A key of this name is never a setting of ours, and schemas drop it.
        fc.pre(!Object.hasOwn(chosen, '__proto__'))
        const backup: Backup = { madeAt, tables: written, settings: chosen }
        expect(readOk(writeBackup(backup))).toEqual(backup)
      }),
    )
  })

  it('restores a library that was lost', async () => {
    const lost = await openTab()
    const made = await lost.workflows.create(workflowNamed('One'))
    await lost.workflows.save({ ...made, content: 'second' })
    await lost.events.create({ name: 'Event', description: '', tags: ['x'], content: '{}' })
    await lost.drafts.keep({ id: 's', workflow: made.id, base: 2, name: 'One', content: 'third' })
    const before = await lost.tables()
    const { tables: read } = readOk(writeBackup({ madeAt: 0, tables: before, settings: {} }))
    for (const mode of ['merge', 'replace'] as const) {
      const library = await openTab()
      await library.restore(read, mode)
      expect(await library.tables()).toEqual(before)
    }
  })

  it('is undone by what was there before', async () => {
    const library = await openTab()
    const made = await library.workflows.create(workflowNamed('Here'))
    const { before } = await library.restore(empty, 'replace')
    expect(await library.workflows.list()).toEqual([])
    await library.restore(before, 'replace')
    expect(await library.workflows.get(made.id)).toEqual(made)
  })
})

describe('restoring', () => {
  const ids = () => {
    let last = 0
    return () => `copy ${String((last += 1))}`
  }
  const record = {
    ...workflowNamed('One', 'mine'),
    id: 'w',
    createdAt: 1,
    changedAt: 1,
    revision: 5,
  }
  const old = {
    id: 'v',
    workflow: 'w',
    number: 1,
    name: '',
    cause: 'save' as const,
    createdAt: 1,
    content: 'old',
  }
  const here: BackupTables = { ...empty, workflows: [record] }

  it('merges: adds, keeps, and puts what differs beside it with its versions', () => {
    const theirs = { ...record, content: 'theirs' }
    const added = { ...record, id: 'added' }
    const backup = { ...empty, workflows: [theirs, added], versions: [old] }
    const plan = planRestore(backup, here, 'merge', ids())
    expect(plan.tables.workflows).toMatchObject({ added: 1, copied: 1, removed: 0, changed: 0 })
    expect(plan.removes).toEqual([])
    expect(plan.puts).toEqual([
      { table: 'workflows', row: { ...theirs, id: 'copy 1', name: 'One (from backup)' } },
      { table: 'workflows', row: added },
      { table: 'versions', row: { ...old, id: 'copy 2', workflow: 'copy 1' } },
    ])
  })

  it('puts tests with the copy of their workflow, and keeps the progress that is here', () => {
    const stamps = { createdAt: 1, changedAt: 1, revision: 1 }
    const test = { ...testNamed('Test', 'w'), ...stamps, id: 't' }
    const done = { id: 'p/1', solvedAt: 5, answer: 'a', hintsShown: 0, changedAt: 5 }
    const theirs = { ...record, content: 'theirs' }
    const backup = {
      ...empty,
      workflows: [theirs],
      tests: [test],
      progress: [
        { ...done, solvedAt: 0, answer: 'b' },
        { ...done, id: 'p/2' },
      ],
    }
    const mine = { ...here, tests: [test], progress: [done] }
    const plan = planRestore(backup, mine, 'merge', ids())
    expect(plan.tables.tests).toMatchObject({ copied: 1 })
    expect(plan.tables.progress).toMatchObject({ kept: 1, added: 1, same: 0 })
    expect(plan.puts.slice(1)).toEqual([
      { table: 'tests', row: { ...test, id: 'copy 2', workflow: 'copy 1' } },
      { table: 'progress', row: { ...done, id: 'p/2' } },
    ])
  })

  it('takes no other result for another test', () => {
    const stamps = { createdAt: 1, changedAt: 1, revision: 1 }
    const test = { ...testNamed('Test', 'w'), ...stamps, id: 't' }
    const lastResult = { state: 'passed' as const, at: 9, revision: 1, differences: [] }
    const plan = planRestore(
      { ...empty, tests: [{ ...test, lastResult }] },
      { ...empty, tests: [test] },
      'merge',
    )
    expect(plan.tables.tests).toMatchObject({ same: 1 })
  })

  it('finds what only the library wrote differently the same', () => {
    const same = { ...record, revision: 9, changedAt: 7 }
    for (const mode of ['merge', 'replace'] as const) {
      const plan = planRestore({ ...empty, workflows: [same] }, here, mode)
      expect(plan.tables.workflows).toMatchObject({ same: 1, added: 0, changed: 0 })
      expect(plan.puts).toEqual([])
    }
  })

  it('replaces: with a revision that no tab has open', () => {
    const theirs = { ...record, content: 'theirs', revision: 5 }
    const other = { ...record, id: 'other' }
    const plan = planRestore(
      { ...empty, workflows: [theirs] },
      { ...empty, workflows: [record, other] },
      'replace',
    )
    expect(plan.tables.workflows).toMatchObject({ changed: 1, removed: 1 })
    expect(plan.puts).toEqual([{ table: 'workflows', row: { ...theirs, revision: 6 } }])
    expect(plan.removes).toEqual([{ table: 'workflows', id: 'other' }])
  })

  it('never loses anything by merging', () => {
    fc.assert(
      fc.property(tables, tables, (backup, mine) => {
        const plan = planRestore(backup, mine, 'merge')
        expect(plan.removes).toEqual([])
        const known = new Set(Object.values(mine).flatMap((rows) => rows.map((row) => row.id)))
        for (const { row } of plan.puts) expect(known).not.toContain(row.id)
      }),
    )
  })
})

it('a file of the first version is read, though it knew fewer tables', () => {
  const workflow = { ...workflowNamed('One'), id: 'a', createdAt: 1, changedAt: 1, revision: 1 }
  const file = { format: backupFormat, version: 1, madeAt: '2026-01-01T00:00:00Z' }
  const { tables: read } = readOk(JSON.stringify({ ...file, workflows: [workflow] }))
  expect(read).toEqual({ ...empty, workflows: [workflow] })
})

describe('a file that is no sound backup', () => {
  const file = (fields: object) =>
    JSON.stringify({ format: backupFormat, version: 1, madeAt: '2026-01-01T00:00:00Z', ...fields })

  it.each([
    ['no JSON', '{"format": ', /no JSON \(line 1\)/],
    ['another file', '{"Workflow": {}}', /no backup of this page/],
    ['a list', '[]', /no backup of this page/],
    ['a newer one', file({ version: 3 }), /newer version of this page/],
    ['tables of another type', file({ workflows: {} }), /damaged/],
    ['nesting', '['.repeat(600), /nested more than 512/],
  ])('is refused: %s', (_, text, problem) => {
    const reading = readBackup(text)
    expect(reading).toMatchObject({ ok: false })
    expect(reading.ok ? '' : reading.problem).toMatch(problem)
  })

  it('gives what is sound in it and says what is not', () => {
    const sound = { ...workflowNamed('One'), id: 'a', createdAt: 1, changedAt: 1, revision: 1 }
    const rows = [sound, { ...sound, id: '' }, 7, { ...sound, tags: 'x' }]
    const reading = readBackup(file({ workflows: rows, unknown: [1] }))
    if (!reading.ok) throw new Error(reading.problem)
    expect(reading.backup.tables).toEqual({ ...empty, workflows: [sound] })
    expect(reading.leftOut.map(({ where }) => where)).toEqual([
      'workflows[1]',
      'workflows[2]',
      'workflows[3]',
    ])
  })
})
