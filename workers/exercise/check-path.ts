import { isPhpArray } from '@/engine/php/array'
import { identical } from '@/engine/php/identical'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { HashPathExercise } from '@/formats/exercise/pack'
import { attempt } from '../engine/attempt'
import { EventDocument } from '../engine/event-document'
import { readPath } from '../engine/read-path'
import { usesPiece } from './path-pieces'
import { verdictOf, type CheckGroup, type CheckResult, type Verdict } from './protocol'

/**
 * Checks a learner's path: on every event, shown or not, it has to give the values that the solution gives; and it keeps
 * to the rules of the exercise.
 */
export function checkPath(exercise: HashPathExercise, path: string): Verdict {
  const shown = exercise.events.map((event) => ({ ...event, isHidden: false }))
  const hidden = exercise.hiddenEvents.map((event) => ({ ...event, isHidden: true }))
  return verdictOf([
    ...[...shown, ...hidden].map(({ name, data, isHidden }): CheckGroup => ({
      name,
      isHidden,
      results: [sameValues(data, exercise, path, isHidden)],
    })),
    { name: '', isHidden: false, results: exercise.rules.map((rule) => ruleResult(rule, path)) },
  ])
}

function sameValues(
  data: PhpMap,
  { trigger, solution }: HashPathExercise,
  path: string,
  isHidden: boolean,
): CheckResult {
  const normalised = normalise(data, trigger)
  const say = 'It gives the values that are asked for'
  if (!normalised.ok) return { say, passes: false, found: normalised.reason }
  const wanted = attempt(() => readPath(normalised.data, solution, 'extract'))
  const given = attempt(() => readPath(normalised.data, path, 'extract'))
  if (!wanted.ok) {
    return { say, passes: false, found: `The solution cannot be read: ${wanted.failure.message}` }
  }
  if (path.trim() === '') return { say, passes: false, found: 'There is no path yet.' }
  if (!given.ok) return { say, passes: false, found: `MISP would stop: ${given.failure.message}` }
  const passes = identical(given.value, wanted.value)
  return { say, passes, found: passes ? '' : difference(given.value, wanted.value, isHidden) }
}

/** The data as the trigger hands it over, or why there are none. */
function normalise(
  data: PhpMap,
  trigger: string,
):
  { readonly ok: true; readonly data: PhpValue } | { readonly ok: false; readonly reason: string } {
  const document = new EventDocument(data, '', { id: trigger, record: 0 })
  const read = attempt(() => document.read('normalised'))
  if (!read.ok) return { ok: false, reason: `The event cannot be used: ${read.failure.message}` }
  const { value } = read
  if (value.ok) return value
  return { ok: false, reason: `The event cannot be used: it is ${value.found}.` }
}

/** What is wrong with a result, without giving away what should be in it. */
function difference(given: PhpValue, wanted: PhpValue, isHidden: boolean): string {
  const [got, asked] = [countOf(given), countOf(wanted)]
  const where = isHidden ? ' on an event that you do not see' : ''
  if (got !== asked) {
    return `It gives ${values(got)}${where}; ${asked === 0 ? 'none' : String(asked)} should come out.`
  }
  const other = got === 1 ? 'another one than' : 'others than those'
  return `It gives ${values(got)}${where}, but ${other} asked for.`
}

function countOf(value: PhpValue): number {
  return isPhpArray(value) ? Object.keys(value).length : 1
}

function values(count: number): string {
  if (count === 0) return 'nothing'
  return count === 1 ? 'one value' : `${String(count)} values`
}

function ruleResult(rule: HashPathExercise['rules'][number], path: string): CheckResult {
  const uses = usesPiece(path, rule)
  const passes = uses === (rule.must === 'use')
  const found = uses ? 'The path has it.' : 'The path has none.'
  return { say: rule.say, passes, found: passes ? '' : found }
}
