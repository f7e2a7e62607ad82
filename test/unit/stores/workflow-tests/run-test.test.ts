import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as v from 'valibot'
import { testSchema, type TestRecord } from '@/storage/records'
import { expectationOf } from '@/stores/workflow-tests/compare'
import { TestRunner } from '@/stores/workflow-tests/run-test'
import { blueprint, sample, teachingTexts, workflowFile } from '../../workers/run/sample-files'
import { testNamed } from '../../storage/open'
import { localClient } from './local-client'

vi.mock('@/stores/teaching-files', () => ({ fetchTeachingTexts: () => fetchTexts() }))
const fetchTexts = vi.fn(() => Promise.resolve(teachingTexts))

beforeEach(() => {
  fetchTexts.mockImplementation(() => Promise.resolve(teachingTexts))
})

const everything = { outcomeText: true, executed: true, effects: true }
const stamps = { id: 't', createdAt: 1, changedAt: 1, revision: 1 }

function testOf(changed: Partial<TestRecord> = {}): TestRecord {
  return { ...testNamed('Test', 'w'), ...stamps, data: sample('phishing'), ...changed }
}

const tagging = (tag: string, to: readonly number[] = [2]) =>
  workflowFile([
    { id: 1, module: ['trigger', 'event-publish'], to: [to] },
    {
      id: 2,
      module: ['action', 'tag_operation'],
      parameters: { scope: 'event', action: 'add', locality: 'local', tags: [tag] },
    },
  ])

async function keptTest(content: string, changed: Partial<TestRecord> = {}): Promise<TestRecord> {
  const test = testOf(changed)
  const made = await new TestRunner(localClient()).run(test, content, 1)
  if (!made?.run) throw new Error(made?.result.differences[0] ?? 'not run')
  const expected = expectationOf(made.run, everything)
  return v.parse(testSchema, JSON.parse(JSON.stringify({ ...test, expected })))
}

describe('a test that was kept from a run', () => {
  const ids = readdirSync('blueprints').flatMap((file) =>
    file.endsWith('.json') && file !== 'index.json' ? [file.replace('.json', '')] : [],
  )

  it.each(ids)('passes as long as the workflow is the same: %s', async (id) => {
    for (const version of ['2.5.1', '2.5.19'] as const) {
      const test = await keptTest(blueprint(id), { version, now: 1_774_000_000 })
      const again = await new TestRunner(localClient()).run(test, blueprint(id), 7)
      expect(again?.result).toMatchObject({ state: 'passed', revision: 7, differences: [] })
    }
  })

  it('fails in words when the workflow does something else', async () => {
    const test = await keptTest(tagging('seen'))
    const runner = new TestRunner(localClient())
    const other = await runner.run(test, tagging('known'), 2)
    expect(other?.result.state).toBe('failed')
    expect(other?.result.differences).toEqual([
      expect.stringMatching(/^Missing: Attach the local tag seen to event/),
      expect.stringMatching(/^Not expected: Attach the local tag known to event/),
    ])
    const unconnected = await runner.run(test, tagging('seen', []), 2)
    expect(unconnected?.result.differences).toContainEqual(
      expect.stringMatching(/^Node 2 · tag_operation .* was not executed\.$/),
    )
  })

  it('runs on the event that was chosen', async () => {
    const data = JSON.stringify([
      { Event: { id: '1', info: 'One' } },
      { Event: { id: '2', info: 'Two' } },
    ])
    const test = await keptTest(tagging('seen'), { data, event: 1 })
    expect(test.expected.effects?.[0]).toContain('event 2')
  })

  it('runs on the files of the user in the simulated MISP, and on none of another test', async () => {
    const client = localClient()
    const add = vi.spyOn(client, 'addWarninglists')
    const load = vi.spyOn(client, 'loadMisp')
    const runner = new TestRunner(client)
    const list = JSON.stringify({ name: 'Ours', type: 'string', list: ['x'], version: 1 })
    const withList = testOf({ warninglists: [list] })
    await runner.run(withList, tagging('seen'), 1)
    await runner.run({ ...withList, warninglists: [list] }, tagging('seen'), 1)
    expect([add.mock.calls.length, load.mock.calls.length]).toEqual([1, 1])
    await runner.run(testOf(), tagging('seen'), 1)
    expect([add.mock.calls.length, load.mock.calls.length]).toEqual([1, 2])
  })
})

describe('a test that cannot be run', () => {
  const reasonOf = async (test: TestRecord, content: string | null) => {
    const made = await new TestRunner(localClient()).run(test, content, 1)
    expect(made?.result.state).toBe('broken')
    return made?.result.differences
  }

  it('says why', async () => {
    expect(await reasonOf(testOf(), null)).toEqual([
      'Its workflow is not in this library any more.',
    ])
    expect(await reasonOf(testOf(), '{}')).toEqual([expect.stringMatching(/\S/)])
    expect(await reasonOf(testOf({ data: '{"Event": ' }), tagging('x'))).toEqual([
      expect.stringMatching(/^The event is no JSON: line 1/),
    ])
    expect(await reasonOf(testOf({ data: '[]' }), tagging('x'))).toEqual([
      expect.stringMatching(/^The trigger is about an event/),
    ])
    expect(await reasonOf(testOf({ warninglists: ['nonsense'] }), tagging('x'))).toEqual([
      expect.stringMatching(/^A file of warninglists cannot be used: /),
    ])
    fetchTexts.mockImplementation(() => Promise.reject(new Error('offline')))
    expect(await reasonOf(testOf(), tagging('x'))).toEqual([
      expect.stringMatching(/could not be loaded: offline$/),
    ])
  })

  it('has no result when the user stopped it', async () => {
    const client = localClient()
    client.run = () => Promise.resolve({ state: 'stopped', by: 'user' })
    expect(await new TestRunner(client).run(testOf(), tagging('x'), 1)).toBeNull()
    client.run = () => Promise.resolve({ state: 'stopped', by: 'time-limit' })
    const made = await new TestRunner(client).run(testOf(), tagging('x'), 1)
    expect(made?.result).toMatchObject({
      state: 'broken',
      differences: ['The run took too long.'],
    })
  })

  it('keeps few of many differences', async () => {
    const effects = Array.from({ length: 500 }, (_, index) => `Effect ${String(index)}`)
    const expected = { ...testOf().expected, effects }
    const made = await new TestRunner(localClient()).run(testOf({ expected }), tagging('x'), 1)
    expect(made?.result.differences).toHaveLength(101)
    expect(made?.result.differences.at(-1)).toBe('And 401 more.')
  })
})
