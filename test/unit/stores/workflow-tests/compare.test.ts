import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { expectationSchema } from '@/storage/records'
import {
  comparedBy,
  differencesOf,
  expectationOf,
  withCompared,
  type Compared,
} from '@/stores/workflow-tests/compare'
import type { RunObservation } from '../../../../workers/run/protocol'

const outcome = fc.constantFrom('success', 'failure', 'blocked', 'fatal')
const line = fc.constantFrom('Attach a tag', 'Publish', 'Send the mail', '')
const observation: fc.Arbitrary<RunObservation> = fc.record({
  outcome,
  outcomeText: fc.string(),
  nodes: fc.uniqueArray(
    fc.record({
      key: fc.oneof(fc.constantFrom('1', '2', '__proto__', 'constructor'), fc.string()),
      name: fc.string(),
      executed: fc.boolean(),
    }),
    { selector: ({ key }) => key },
  ),
  effects: fc.array(line),
})
const compared: fc.Arbitrary<Compared> = fc.record({
  outcomeText: fc.boolean(),
  executed: fc.boolean(),
  effects: fc.boolean(),
})
const everything = { outcomeText: true, executed: true, effects: true }

const run: RunObservation = {
  outcome: 'success',
  outcomeText: 'Done',
  nodes: [
    { key: '1', name: '1 · Event publish', executed: true },
    { key: '2', name: '2 · Tag', executed: true },
    { key: '3', name: '3 · Stop', executed: false },
  ],
  effects: ['Attach tlp:red', 'Attach tlp:red', 'Publish'],
}

describe('a run compared with what it gave', () => {
  it('passes, whatever is compared', () => {
    fc.assert(
      fc.property(observation, compared, (given, choice) => {
        expect(differencesOf(expectationOf(given, choice), given)).toEqual([])
      }),
    )
  })

  it('passes in any order of nodes and effects, after it was stored', () => {
    fc.assert(
      fc.property(observation, compared, (given, choice) => {
        const stored: unknown = JSON.parse(JSON.stringify(expectationOf(given, choice)))
        const expected = v.parse(expectationSchema, stored)
        const other = {
          ...given,
          nodes: given.nodes.toReversed(),
          effects: given.effects.toReversed(),
        }
        expect(differencesOf(expected, other)).toEqual([])
        expect(comparedBy(expected)).toEqual(choice)
      }),
    )
  })

  it('fails for anything else that is compared', () => {
    fc.assert(
      fc.property(observation, observation, (one, other) => {
        const [mine, theirs] = [one, other].map((given) => ({
          ...expectationOf(given, everything),
          executed: given.nodes.flatMap(({ key, executed }) => (executed ? [key] : [])).toSorted(),
          effects: given.effects.toSorted(),
        }))
        const same = JSON.stringify(mine) === JSON.stringify(theirs)
        expect(differencesOf(expectationOf(one, everything), other).length === 0).toBe(same)
      }),
    )
  })
})

describe('comparing more or less', () => {
  it('keeps what was expected, and expects what is given where nothing was', () => {
    fc.assert(
      fc.property(observation, compared, compared, (given, before, now) => {
        const expected = expectationOf(given, before)
        expect(withCompared(expected, now, given)).toEqual(expectationOf(given, now))
      }),
    )
    const expected = expectationOf(run, { ...everything, executed: false })
    const other = { ...run, outcome: 'blocked' as const, effects: [] }
    expect(withCompared(expected, { ...everything, outcomeText: false }, other)).toEqual({
      ...{ outcome: 'success', outcomeText: null, executed: ['1', '2'], effects: run.effects },
    })
  })
})

describe('differences', () => {
  const expected = expectationOf(run, everything)

  it.each<[string, Partial<RunObservation>, readonly string[]]>([
    ['the outcome', { outcome: 'blocked' }, ['The outcome was blocked, expected was success.']],
    ['the text', { outcomeText: 'No' }, ['The text was “No”, expected was “Done”.']],
    [
      'nodes',
      {
        nodes: [
          { key: '2', name: '2 · Tag', executed: false },
          { key: '3', name: '3 · Stop', executed: true },
        ],
      },
      [
        'Node 1, which had to be executed, is not in the workflow any more.',
        'Node 2 · Tag was not executed.',
        'Node 3 · Stop was executed, which was not expected.',
      ],
    ],
    [
      'effects, counted',
      { effects: ['Publish', 'Attach tlp:red', 'Block', 'Block'] },
      ['Missing: Attach tlp:red', 'Not expected: Block', 'Not expected: Block'],
    ],
  ])('are told in words: %s', (_, changed, words) => {
    expect(differencesOf(expected, { ...run, ...changed })).toEqual(words)
  })

  it('are not looked for where nothing is compared', () => {
    const onlyOutcome = expectationOf(run, { outcomeText: false, executed: false, effects: false })
    const other = { ...run, outcomeText: 'x', nodes: [], effects: [] }
    expect(differencesOf(onlyOutcome, other)).toEqual([])
  })
})
