import { describeEffect } from '@/engine/effects/describe'
import type { GraphNode } from '@/engine/graph/model'
import { arrayCount, isPhpArray } from '@/engine/php/array'
import { toPhpString } from '@/engine/php/to-string'
import type { Execution, FatalError, RunResult, Step } from '@/engine/run/records'
import { findDifferences } from '@/formats/json/differences'
import type {
  ChangeRow,
  ExecutionRow,
  FatalEnd,
  ParameterRow,
  StepDetail,
  StepRow,
  TimelineRow,
} from './protocol'
import { cut, nameOfNode, shortText } from './text-of'

/** What a line shows before it is opened. */
const shownEffects = 3
const shownErrors = 5
/** What an opened step lists at most. */
const maxEffects = 100
const maxChanges = 100

/** What happened in order, execution by execution, as far as it can be said without looking into the data. */
export class Timeline {
  readonly #result: RunResult
  readonly #lines: readonly Line[]

  constructor(result: RunResult) {
    this.#result = result
    this.#lines = linesOf(result)
  }

  get length(): number {
    return this.#lines.length
  }

  /** Lines from `start`, fewer at the end. */
  slice(start: number, count: number): readonly TimelineRow[] {
    return this.#lines
      .slice(start, start + count)
      .map((line) =>
        line.kind === 'execution'
          ? executionRow(line.execution, line.index, line.steps)
          : this.#stepRow(line.step, line.number),
      )
  }

  #stepRow(step: Step, number: number): StepRow {
    const { index, node, result, branch, target, errors, matchedItems, effects } = step
    return {
      kind: 'step',
      index,
      number,
      node: node === null ? null : nameOfNode(node),
      result,
      errors: errors.slice(0, shownErrors).map((error) => cut(error, 2000)),
      effects: this.#sentences(step, shownEffects),
      effectCount: effects.length,
      templateErrors: step.parameters.filter((one) => one.templateError !== undefined).length,
      changedData: step.input !== step.output,
      milliseconds: step.milliseconds,
      ...(branch === undefined || node === null
        ? {}
        : { branch: { output: branch, targets: targetsOf(node, branch) } }),
      ...(target === undefined ? {} : { queued: String(target) }),
      ...(isPhpArray(matchedItems) ? { matched: arrayCount(matchedItems) } : {}),
    }
  }

  /** What is shown when a step is opened; null when there is no such step. */
  detail(index: number): StepDetail | null {
    const step = this.#result.steps[index]
    if (step === undefined) return null
    const { list, complete } = findDifferences(step.input, step.output, maxChanges)
    return {
      parameters: step.parameters.map(parameterRow),
      effects: this.#sentences(step, maxEffects),
      changes: list.map(({ path, kind, before, after }): ChangeRow => {
        return { path, kind, before: shortText(before, 120), after: shortText(after, 120) }
      }),
      changesComplete: complete,
    }
  }

  #sentences({ effects }: Step, count: number): readonly string[] {
    const { state } = this.#result
    return effects.slice(0, count).map((effect) => cut(describeEffect(effect, state), 500))
  }
}

type Line =
  | {
      readonly kind: 'execution'
      readonly execution: Execution
      readonly index: number
      readonly steps: number
    }
  | { readonly kind: 'step'; readonly step: Step; readonly number: number }

function linesOf({ executions, steps }: RunResult): readonly Line[] {
  const own: Step[][] = executions.map(() => [])
  for (const step of steps) own[step.execution]?.push(step)
  return executions.flatMap((execution, index): Line[] => {
    const list = own[index] ?? []
    return [
      { kind: 'execution', execution, index, steps: list.length },
      ...list.map((step, place) => ({ kind: 'step', step, number: place + 1 }) as const),
    ]
  })
}

function executionRow(execution: Execution, index: number, steps: number): ExecutionRow {
  const { kind, workflowName, triggerId, startNode, outcome, errors, fatal } = execution
  return {
    kind: 'execution',
    index,
    cause: kind,
    workflowName,
    triggerId,
    startNode: isPhpArray(startNode) ? '' : toPhpString(startNode),
    outcome,
    errors: errors.slice(0, shownErrors).map((error) => cut(error, 2000)),
    steps,
    ...(fatal === undefined ? {} : { fatal: fatalEnd(fatal) }),
  }
}

/** What MISP died of; what its user sees depends on the trigger and is said by the page. */
export function fatalEnd({ phpClass, message }: FatalError): FatalEnd {
  return { phpClass, message: cut(message, 2000) }
}

function parameterRow({ id, raw, value, templateError }: Step['parameters'][number]): ParameterRow {
  return {
    id,
    raw: shortText(raw),
    ...(value === raw ? {} : { value: shortText(value) }),
    ...(templateError === undefined ? {} : { templateError }),
  }
}

function targetsOf(node: GraphNode, output: string): readonly string[] {
  const port = node.outputs.find(({ name }) => name === output)
  return port?.connections.map((connection) => String(connection.node)) ?? []
}
