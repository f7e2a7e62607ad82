import { describe, expect, it } from 'vitest'
import type { Expectation } from '@/formats/exercise/expectations'
import type { WorkflowExercise } from '@/formats/exercise/pack'
import { checkWorkflow } from '../../../../workers/exercise/check-workflow'
import { workflowExercise } from '../../formats/exercise/sample-pack'
import { setting } from './teaching-misp'

/** What is found instead where an exercise's solution runs on its first case; empty when it is as expected. */
function foundBy(id: string, expectation: Expectation): string {
  const { cases, solution } = workflowExercise(id)
  const [first] = cases
  if (first === undefined) throw new Error('an exercise has cases')
  const exercise = workflowExercise(id, { rules: [], cases: [{ ...first, expect: [expectation] }] })
  const verdict = checkWorkflow(exercise, JSON.stringify(solution), setting)
  return verdict.groups[0]?.results[0]?.found ?? 'no result'
}

const check = (exercise: WorkflowExercise, answer: unknown) =>
  checkWorkflow(exercise, JSON.stringify(answer), setting)

describe('expectations', () => {
  it.each<[string, Expectation, unknown]>([
    ['stop-tlp-red', { that: 'outcome', is: 'blocked', say: 's' }, ''],
    [
      'stop-tlp-red',
      { that: 'outcome', is: 'success', say: 's' },
      expect.stringMatching(/^It is blocked. MISP says: .*tlp:red is not published$/),
    ],
    ['stop-tlp-red', { that: 'message', contains: 'tlp:red is not', say: 's' }, ''],
    [
      'stop-tlp-red',
      { that: 'message', contains: 'other', say: 's' },
      expect.stringMatching(/^MISP says: .*tlp:red is not published$/),
    ],
    ['tag-fraud', { that: 'event-tags', has: ['handling:fraud'], lacks: [], say: 's' }, ''],
    [
      'tag-fraud',
      { that: 'event-tags', has: [], lacks: ['handling:fraud'], say: 's' },
      'The event has tlp:amber, handling:fraud.',
    ],
    [
      'filter',
      { that: 'attribute-tags', value: '203.0.113.120', has: ['x'], lacks: [], say: 's' },
      '203.0.113.120 has firewall:block.',
    ],
    [
      'filter',
      { that: 'attribute-tags', value: 'gone', has: [], lacks: [], say: 's' },
      'There is no attribute gone.',
    ],
    [
      'filter',
      { that: 'attribute', value: '203.0.113.120', fields: { to_ids: true }, say: 's' },
      '',
    ],
    [
      'filter',
      { that: 'attribute', value: '203.0.113.120', fields: { to_ids: false }, say: 's' },
      '203.0.113.120 has to_ids: true.',
    ],
    ['mail-pulled', { that: 'mails', count: undefined, contains: ['Ransomware'], say: 's' }, ''],
    [
      'mail-pulled',
      { that: 'mails', count: undefined, contains: ['Wiper'], say: 's' },
      'The mail does not hold “Wiper”.',
    ],
    ['filter', { that: 'mails', count: 1, contains: [], say: 's' }, 'No mail goes out.'],
    ['filter', { that: 'requests', count: 0, contains: [], say: 's' }, ''],
    ['filter', { that: 'requests', count: 1, contains: [], say: 's' }, 'No request goes out.'],
    ['filter', { that: 'effects', has: ['attach-tags'], lacks: ['send-mail'], say: 's' }, ''],
    [
      'filter',
      { that: 'effects', has: ['send-mail'], lacks: [], say: 's' },
      'Nothing of the kind “send-mail” happens.',
    ],
    [
      'filter',
      { that: 'effects', has: [], lacks: ['attach-tags'], say: 's' },
      '“attach-tags” happens.',
    ],
  ])('%s: %o', (id, expectation, found) => {
    expect(foundBy(id, expectation)).toEqual(found)
  })
})

describe('an answer', () => {
  it('that MISP refuses is not run, and that is said once', () => {
    const cycle = workflowExercise('cycle')
    const results = check(cycle, cycle.start).groups.flatMap((group) => group.results)
    expect(results).toEqual([
      {
        say: 'MISP saves the workflow',
        passes: false,
        found: 'MISP: Cannot save a workflow containing a cycle.',
      },
    ])
    const unruled = workflowExercise('cycle', { rules: [] })
    expect(check(unruled, unruled.start).groups.flatMap((group) => group.results)).toEqual(results)
  })

  it('that is no workflow fails', () => {
    const verdict = check(workflowExercise('filter'), { a: 1 })
    expect(verdict.passes).toBe(false)
    expect(verdict.groups[0]?.results[0]?.found).toBe('It cannot be read.')
  })

  it('is kept to the modules that a rule names', () => {
    const exercise = workflowExercise('filter', {
      rules: [{ must: 'avoid', module: 'generic-filter-data', say: 'Without a filter' }],
    })
    const [rule] = check(exercise, exercise.solution).groups[0]?.results ?? []
    expect(rule).toMatchObject({ passes: false, found: 'There is a node “generic-filter-data”.' })
  })

  it('is told which cases it fails on, also those that are not shown', () => {
    const exercise = workflowExercise('stop-tlp-red')
    const failed = check(exercise, exercise.start).groups.filter(({ results }) =>
      results.some(({ passes }) => !passes),
    )
    expect(failed.map(({ isHidden }) => isHidden)).toEqual([false, false, true])
  })

  it('is found wanting where the data of a case are no event', () => {
    const exercise = workflowExercise('filter')
    const [first] = exercise.cases
    if (first === undefined) throw new Error('an exercise has cases')
    const odd = { ...exercise, cases: [{ ...first, data: { a: 1 } }] }
    const [group] = check(odd, odd.solution).groups
    expect(group?.results[0]?.found).toBe('The data of this case is no event.')
  })
})
