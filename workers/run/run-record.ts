import { describeEffect } from '@/engine/effects/describe'
import type { Effect } from '@/engine/effects/effect'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { DebugCall, RunResult } from '@/engine/run/records'
import { writeJson, type WrittenJson } from '@/formats/json/write-json'
import { logFile, logRow } from './log-file'
import { outgoingOf } from './outgoing'
import {
  rowsPerPage,
  type DebugCallRow,
  type EffectRow,
  type LogRow,
  type OutgoingRow,
  type RunSummary,
  type RunText,
  type StepDetail,
  type TimelineRow,
} from './protocol'
import { summarise, type RunFacts } from './summary'
import { cut, shortText } from './text-of'
import { Timeline } from './timeline'

/** A finished run, which answers what the page asks about it. */
export class RunRecord {
  readonly summary: RunSummary
  readonly #result: RunResult
  readonly #timeline: Timeline
  readonly #outgoing: ReturnType<typeof outgoingOf>

  constructor(result: RunResult, facts: Omit<RunFacts, 'timeline' | 'outgoing'>) {
    this.#result = result
    this.#timeline = new Timeline(result)
    this.#outgoing = outgoingOf(result.state.outbox)
    this.summary = summarise(result, {
      ...facts,
      timeline: this.#timeline.length,
      outgoing: this.#outgoing.length,
    })
  }

  timeline(start: number): readonly TimelineRow[] {
    return this.#timeline.slice(start, rowsPerPage)
  }

  step(index: number): StepDetail | null {
    return this.#timeline.detail(index)
  }

  log(start: number): readonly LogRow[] {
    return this.#result.log
      .slice(start, start + rowsPerPage)
      .map(({ change = '', description = '', ...row }) => ({ ...row, change, description }))
  }

  effects(start: number): readonly EffectRow[] {
    return page(this.#result.effects, start, (effect, index) => ({
      index,
      kind: effect.kind,
      sentence: cut(describeEffect(effect, this.#result.state), 1000),
    }))
  }

  outgoing(start: number): readonly OutgoingRow[] {
    return page(this.#outgoing, start, ({ kind, title, detail }, index) => ({
      index,
      kind,
      title,
      detail,
    }))
  }

  debugCalls(start: number): readonly DebugCallRow[] {
    return page(this.#result.debugCalls, start, ({ path, body }, index) => ({
      index,
      path: cut(path, 1000),
      nodeId: shortText(body.source.node_id),
      errors: body.errors ?? [],
    }))
  }

  /** What was asked for as JSON over several lines (the log file as it is); null when there is no such thing. */
  text(asked: RunText, maxLength: number): WrittenJson | null {
    if (asked.of === 'log-file') {
      const whole = logFile(this.#result.log, this.#result.state)
      return { text: whole.slice(0, maxLength), complete: whole.length <= maxLength }
    }
    const value = this.#value(asked)
    return value === undefined ? null : writeJson(value, { indent: 2, maxLength })
  }

  #value(asked: Exclude<RunText, { of: 'log-file' }>): PhpValue | undefined {
    const { executions, steps, debugCalls, effects, log } = this.#result
    switch (asked.of) {
      case 'original':
      case 'normalized':
        return executions[asked.execution]?.[asked.of]
      case 'input':
      case 'output':
        return steps[asked.step]?.[asked.of]
      case 'matched':
        return steps[asked.step]?.matchedItems
      case 'debug-call':
        return debugCallValue(debugCalls[asked.index], this.#result.state.now)
      case 'effect':
        return effectValue(effects[asked.index])
      case 'outgoing':
        return this.#outgoing[asked.index]?.value
      case 'log':
        return log.map(logRow)
    }
  }
}

function page<Item, Row>(
  list: readonly Item[],
  start: number,
  toRow: (item: Item, index: number) => Row,
): readonly Row[] {
  return list.slice(start, start + rowsPerPage).map((item, offset) => toRow(item, start + offset))
}

function debugCallValue(call: DebugCall | undefined, now: number): PhpMap | undefined {
  if (call === undefined) return undefined
  const { source, data, errors, initiator_user_id: initiator } = call.body
  return {
    source: { ...source },
    timestamp: new Date(now * 1000).toISOString().replace('.000Z', '+00:00'),
    data,
    ...(errors === undefined ? {} : { errors }),
    ...(initiator === undefined ? {} : { initiator_user_id: initiator }),
  }
}

/** An effect is plain JSON already; its type only does not say so. */
function effectValue(effect: Effect | undefined): PhpMap | undefined {
  return effect === undefined ? undefined : Object.fromEntries(Object.entries(effect))
}
