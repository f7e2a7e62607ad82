import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract, get } from '@/engine/hash-path'
import { explainPath } from '@/engine/hash-path/explain/explain-path'
import { stepDrops, stepItems } from '@/engine/hash-path/explain/inspect-step'
import { readPlace } from '@/engine/hash-path/explain/place'
import { extractPlaces, resultPlaces } from '@/engine/hash-path/explain/places'
import { tokenSpans } from '@/engine/hash-path/explain/token-spans'
import { tracePath } from '@/engine/hash-path/explain/trace'
import { arrayValues } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'
import { anyArray, anyPath, anyValue } from '../arbitrary'

const RUNS = { numRuns: 800 }

/** What the engine gives, or the name of its error. */
function outcome(work: () => PhpValue): { value: PhpValue } | { error: string } {
  try {
    return { value: work() }
  } catch (error) {
    return { error: error instanceof Error ? error.name : 'unknown' }
  }
}

function traced(data: PhpValue, path: string, mode: 'extract' | 'get') {
  const { result, failure } = tracePath(data, path, mode)
  return failure === undefined ? { value: result } : { error: failure.error.name }
}

describe('a traced path', () => {
  it('ends with what extract gives, errors included', () => {
    fc.assert(
      fc.property(anyValue, anyPath, (data, path) => {
        expect(traced(data, path, 'extract')).toEqual(outcome(() => extract(data, path)))
      }),
      RUNS,
    )
  })

  it('ends with what get gives', () => {
    fc.assert(
      fc.property(anyValue, anyPath, (data, path) => {
        expect(traced(data, path, 'get')).toEqual(outcome(() => get(data, path)))
      }),
      RUNS,
    )
  })

  it('accounts for every item: kept, dropped, or branched out', () => {
    fc.assert(
      fc.property(anyArray, anyPath, (data, path) => {
        const trace = tracePath(data, path, 'extract')
        if (trace.failure !== undefined) return
        for (const { reached, kept, drops } of trace.steps) {
          const lost = drops
            .filter(({ of }) => of === 'reached')
            .reduce((sum, { indexes }) => sum + indexes.length, 0)
          expect(kept.count + lost).toBe(reached.count)
        }
      }),
      RUNS,
    )
  })
})

describe('places', () => {
  it('hold the values of the result, in its order', () => {
    fc.assert(
      fc.property(anyArray, anyPath, (data, path) => {
        const trace = tracePath(data, path, 'extract')
        if (trace.result === undefined) return
        const places = extractPlaces(data, path)
        const values = Array.from({ length: places.count }, (_, i) => readPlace(data, places.at(i)))
        expect(values).toEqual(arrayValues(extract(data, path)))
      }),
      RUNS,
    )
  })

  it('of get lead to its value', () => {
    fc.assert(
      fc.property(anyArray, anyPath, (data, path) => {
        const value = get(data, path)
        const places = resultPlaces(tracePath(data, path, 'get'))
        const values = Array.from({ length: places.count }, (_, i) => readPlace(data, places.at(i)))
        const expected = typeof value === 'object' && value !== null ? arrayValues(value) : [value]
        expect(values).toEqual(value === null ? [] : expected)
      }),
    )
  })

  it('of all items of all steps exist', () => {
    fc.assert(
      fc.property(anyArray, anyPath, (data, path) => {
        const trace = tracePath(data, path, 'extract')
        for (const [step, { drops, kept }] of trace.steps.entries()) {
          const page = stepItems(trace, step, 0, 100)
          expect(page.total).toBe(kept.count)
          for (const { place } of page.items) expect(readPlace(data, place)).not.toBeUndefined()
          for (const number of drops.keys()) {
            const dropped = stepDrops(trace, step, number, 0, 100)
            expect(dropped.items.length).toBe(Math.min(100, dropped.total))
            for (const { place } of dropped.items) {
              expect(readPlace(data, place)).not.toBeUndefined()
            }
          }
        }
      }),
      RUNS,
    )
  })
})

describe('an explanation', () => {
  it('never fails and keeps its notes and fixes inside of the path', () => {
    fc.assert(
      fc.property(anyValue, anyPath, fc.constantFrom('extract', 'get'), (data, path, mode) => {
        const { notes, steps } = explainPath(data, path, mode)
        for (const { start, end, fix } of notes) {
          expect(0 <= start && start <= end && end <= path.length).toBe(true)
          if (fix === undefined) continue
          expect(0 <= fix.start && fix.start <= fix.end && fix.end <= path.length).toBe(true)
        }
        for (const step of steps) expect(path.slice(step.start, step.end)).toBe(step.text)
      }),
      RUNS,
    )
  })

  it('stays small on big data', () => {
    const data = { l: Array.from({ length: 50_000 }, (_, id) => ({ id, type: `t${id % 7}` })) }
    const explanation = explainPath(data, 'l.{n}[type=t1].nope')
    expect(JSON.stringify(explanation).length).toBeLessThan(5_000)
    expect(
      explanation.steps.map(({ itemsIn, reached, itemsOut }) => [itemsIn, reached, itemsOut]),
    ).toEqual([
      [1, 1, 1],
      [1, 50_000, 7143],
      [7143, 0, 0],
    ])
  })
})

describe('token spans', () => {
  it('cover the path without gaps', () => {
    fc.assert(
      fc.property(anyPath, fc.constantFrom('extract', 'get'), (path, mode) => {
        const spans = tokenSpans(path, mode)
        let end = 0
        for (const span of spans) {
          expect(span.start).toBe(end)
          expect(span.end).toBeGreaterThan(span.start)
          end = span.end
        }
        expect(end).toBe(path.length)
      }),
      RUNS,
    )
  })
})
