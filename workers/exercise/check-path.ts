import { isPhpArray } from '@/engine/php/array'
import { identical } from '@/engine/php/identical'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { HashPathExercise, SampleEvent } from '@/formats/exercise/pack'
import { attempt } from '../engine/attempt'
import { EventDocument } from '../engine/event-document'
import { readPath } from '../engine/read-path'
import { usesPiece } from './path-pieces'
import { verdictOf, type CheckResult, type Verdict } from './protocol'

/**
 * Checks a learner's path: on every event, shown or not, it has to give the values that the solution gives; and it keeps
 * to the rules of the exercise.
 */
export function checkPath(exercise: HashPathExercise, path: string): Verdict {
  const shown = exercise.events.map((event) => onEvent(event, exercise, path, `“${event.name}”`))
  const hidden = exercise.hiddenEvents.map((event, index) =>
    onEvent(event, exercise, path, `event ${String(index + 1)}`),
  )
  const rules = exercise.rules.map((rule) => ruleResult(rule, path))
  return verdictOf([
    { name: '', isHidden: false, results: [...rules, ...shown] },
    { name: '', isHidden: true, results: hidden },
  ])
}

function onEvent(
  { data }: SampleEvent,
  { trigger, solution }: HashPathExercise,
  path: string,
  name: string,
): CheckResult {
  const say = `It gives what is asked for on ${name}`
  const found = differenceOn(data, trigger, solution, path)
  return { say, passes: found === '', found }
}

/** What a path gives instead of what the solution gives; empty when it is the same. */
function differenceOn(data: PhpMap, trigger: string, solution: string, path: string): string {
  const normalised = normalise(data, trigger)
  if (!normalised.ok) return normalised.reason
  const wanted = attempt(() => readPath(normalised.data, solution, 'extract'))
  if (!wanted.ok) return `The solution cannot be read: ${wanted.failure.message}`
  if (path.trim() === '') return 'There is no path yet.'
  const given = attempt(() => readPath(normalised.data, path, 'extract'))
  if (!given.ok) return `MISP would stop: ${given.failure.message}`
  return identical(given.value, wanted.value) ? '' : difference(given.value, wanted.value)
}

/** The data as the trigger hands it over, or why there are none. */
function normalise(
  data: PhpMap,
  trigger: string,
):
  { readonly ok: true; readonly data: PhpValue } | { readonly ok: false; readonly reason: string } {
  const document = new EventDocument(data, '', { id: trigger, record: 0 })
  if (document.describe().trigger.id !== trigger) {
    return { ok: false, reason: `There is no trigger “${trigger}”.` }
  }
  const read = attempt(() => document.read('normalised'))
  if (!read.ok) return { ok: false, reason: `The event cannot be used: ${read.failure.message}` }
  const { value } = read
  if (value.ok) return value
  return { ok: false, reason: `The event cannot be used: it is ${value.found}.` }
}

/** What is wrong with a result, without giving away what should be in it. */
function difference(given: PhpValue, wanted: PhpValue): string {
  const [got, asked] = [countOf(given), countOf(wanted)]
  if (got === asked) {
    const others = got === 1 ? 'another one than' : 'others than those'
    return `It gives ${values(got)}, but ${others} asked for.`
  }
  return `It gives ${values(got)}; ${asked === 0 ? 'none' : String(asked)} should come out.`
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
