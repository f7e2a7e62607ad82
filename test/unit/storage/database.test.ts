import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createFromDump, readDump, structureOf } from './dump-database'
import { freshName, openTab, testNamed } from './open'

const folder = new URL('./databases/', import.meta.url)

/** A database of each version that was ever released. */
const released = readdirSync(folder).map((file) => ({
  file,
  dump: readDump(readFileSync(new URL(file, folder), 'utf8')),
}))

describe('a database of an earlier release', () => {
  it.each(released)('opens with everything in it: $file', async ({ dump }) => {
    const name = freshName()
    await createFromDump(name, dump)
    const library = await openTab(name)
    expect(library.store.state.kind).toBe('stored')
    const tables: Readonly<Record<string, readonly unknown[]>> = await library.tables()
    for (const [table, rows] of Object.entries(tables)) {
      const before = dump.tables.find((one) => one.name === table)?.rows ?? []
      expect(rows, table).toHaveLength(before.length)
    }
    const { workflows, versions, drafts } = await library.tables()
    expect(workflows[0]?.name).toBe('Tag what is new')
    expect(versions[0]?.workflow).toBe(workflows[0]?.id)
    expect(drafts[0]?.workflow).toBe(workflows[0]?.id)
    const saved = workflows[0] && (await library.workflows.save(workflows[0]))
    expect(saved?.state).toBe('saved')
    const test = await library.tests.create(testNamed('New in it', 'w'))
    await library.progress.put({ id: 'pack/one', solvedAt: 0, answer: '', hintsShown: 0 })
    expect(await library.tests.get(test.id)).toEqual(test)
    expect(await library.progress.get('pack/one')).toMatchObject({ id: 'pack/one' })
  })
})

it('the newest dump has the structure that the page makes now', async () => {
  const name = freshName()
  await (await openTab(name)).workflows.list()
  const now = await structureOf(name)
  const newest = released.map(({ dump }) => dump).find(({ version }) => version === now.version)
  const tables = newest?.tables.map((table) => ({ ...table, rows: [] }))
  expect(
    { version: newest?.version, tables },
    'put a dump of the new version beside the others',
  ).toEqual(now)
})
