import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compatOf } from '@/engine/compat'
import { readPlace } from '@/engine/hash-path/explain/place'
import { countIf } from '@/engine/modules/logic/count-if'
import { genericIf } from '@/engine/modules/logic/generic-if'
import { isPhpArray } from '@/engine/php/array'
import { PhpError } from '@/engine/php/errors'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { extractData, getItemsMatchingCondition } from '@/engine/run/condition'
import type { ConditionKind, ConditionQuery } from '@/engine/run/explain/condition-query'
import { traceCondition } from '@/engine/run/explain/condition-trace'
import { conditionItems, explainCondition } from '@/engine/run/explain/explain-condition'
import { applyFilter } from '@/engine/run/label-filters'
import { getMatchingItemsForAttributes } from '@/engine/run/node-filter'
import { anyArray, anyPath } from '../../hash-path/arbitrary'
import { tryModule } from '../../modules/try-module'

const compat = compatOf('2.5.19')
const keepsKeys = compatOf('2.5.1')

const attributes = [
  { type: 'ip-dst', Tag: [{ name: 'tlp:green' }, { name: 'tlp:red' }], comment: '' },
  { type: 'domain', Tag: [{ name: 'tlp:red' }] },
  { type: 'url', score: '1e1' },
]
const data: PhpMap = {
  Event: { info: 'Phishing', Tag: [{ name: 'tlp:amber' }], _AttributeFlattened: attributes },
}

const SELECTOR = 'Event._AttributeFlattened.{n}'

function query(
  kind: ConditionKind,
  path: string,
  operator: string,
  value: string | string[] = '',
): ConditionQuery {
  return { kind, path, operator, value, selector: SELECTOR }
}

function explain(...args: Parameters<typeof query>): ReturnType<typeof explainCondition> {
  return explainCondition(data, query(...args), compat)
}

function noteIds(...args: Parameters<typeof query>): string[] {
  return explain(...args).notes.map(({ id }) => id)
}

/** What a module answers, or the class of the PHP error it ends with. */
function outcome<T>(work: () => T): T | string {
  try {
    return work()
  } catch (error) {
    return error instanceof PhpError
      ? error.phpClass
      : error instanceof Error
        ? error.name
        : 'unknown'
  }
}

const anyData = anyArray.map((Event): PhpMap => ({ Event, a: Event }))
const anyOperator = fc.constantFrom(
  'in',
  'not_in',
  'equals',
  'not_equals',
  'any_value',
  'in_or',
  'in_and',
  'not_in_or',
  'not_in_and',
  'greater',
  '',
)
const anyText = fc.constantFrom('', '0', '1', '10', '1e1', 'a', 'ip-dst')
const anyCondition = fc.oneof(anyText, fc.array(anyText, { maxLength: 3 }))

describe('an explained condition decides what the modules decide', () => {
  it('IF :: Generic', () => {
    fc.assert(
      fc.property(anyData, anyPath, anyOperator, anyCondition, (of, path, operator, value) => {
        const parameters = { operator, hash_path: path, value, value_list: value }
        const expected = outcome(() => tryModule(genericIf, { data: of, parameters }).success)
        const { holds, failure } = explainCondition(
          of,
          { kind: 'generic-if', path, operator, value },
          compat,
        )
        expect(failure === null).toBe(typeof expected === 'boolean')
        if (failure === null) expect(holds).toBe(expected)
      }),
      { numRuns: 600 },
    )
  })

  it('IF :: Count', () => {
    const operators = fc.constantFrom(
      'equals',
      'not_equals',
      'greater',
      'greater_equals',
      'less',
      'less_equals',
      'in',
    )
    fc.assert(
      fc.property(anyData, anyPath, operators, anyText, (of, path, operator, value) => {
        const parameters = { selector: path, operator, value }
        const expected = outcome(() => tryModule(countIf, { data: of, parameters }).success)
        const { holds, failure } = explainCondition(
          of,
          { kind: 'count-if', path, operator, value },
          compat,
        )
        expect(failure === null).toBe(typeof expected === 'boolean')
        if (failure === null) expect(holds).toBe(expected)
      }),
      { numRuns: 400 },
    )
  })

  it('Filter :: Generic keeps the same items, and fails where it fails', () => {
    fc.assert(
      fc.property(
        anyData,
        anyPath,
        anyPath,
        anyOperator,
        anyText,
        (of, selector, path, operator, value) => {
          const filter = { selector, path, operator, value }
          const expected = outcome(() => {
            applyFilter(of, filter, keepsKeys)
            const items = extractData(
              of,
              selector.endsWith('.{n}') ? selector.slice(0, -4) : selector,
            )
            return getItemsMatchingCondition(items, value, operator, path, compat)
          })
          const found = explainCondition(of, { kind: 'filter-generic', ...filter }, keepsKeys)
          expect(found.failure === null).toBe(isPhpArray(expected))
          if (isPhpArray(expected)) expect(found.kept).toBe(Object.keys(expected).length)
        },
      ),
      { numRuns: 600 },
    )
  })

  it('node filters keep the same items, which are at their places', () => {
    fc.assert(
      fc.property(
        anyData,
        anyPath,
        anyPath,
        anyOperator,
        anyText,
        (of, selector, path, operator, value) => {
          const filter = { selector, path, operator, value }
          const expected = outcome<PhpValue>(() =>
            getMatchingItemsForAttributes(of, filter, true, compat),
          )
          const trace = traceCondition(of, { kind: 'node-filter', ...filter }, compat)
          expect(trace.failure === undefined).toBe(isPhpArray(expected))
          if (!isPhpArray(expected)) return
          const kept = trace.items.filter((_, index) => trace.judgements[index]?.isKept)
          expect(kept).toEqual(expected)
          for (const [index, item] of trace.items.entries()) {
            expect(readPlace(of, trace.placeOf(index))).toEqual(item)
          }
        },
      ),
      { numRuns: 600 },
    )
  })
})

describe('kept and dropped items', () => {
  it('are told by reason, with the comparison', () => {
    const found = explain('filter-generic', 'type', 'equals', 'domain')
    expect(found).toMatchObject({
      holds: null,
      total: 3,
      kept: 1,
      dropped: 2,
      outcome: '1 item of 3 kept.',
    })
    expect(found.groups.map(({ isKept, reason, count }) => [isKept, reason, count])).toEqual([
      [false, 'different', 2],
      [true, 'equal', 1],
    ])
    expect(found.groups[0]?.examples[0]).toMatchObject({
      place: ['Event', '_AttributeFlattened', 0],
      found: '[1 item]',
      comparison: { as: 'texts', holds: false },
    })
  })

  it('come in pages', () => {
    const trace = traceCondition(data, query('filter-generic', 'type', 'equals', 'domain'), compat)
    expect(conditionItems(trace, 0, 1, 5)).toMatchObject({
      start: 1,
      total: 2,
      items: [{ place: ['Event', '_AttributeFlattened', 2] }],
    })
    expect(conditionItems(trace, 9, 0, 5)).toEqual({ start: 0, total: 0, items: [] })
  })

  it('show how the path went through the first dropped item', () => {
    const { itemWalk } = explain('filter-generic', 'Tag.{n}.name', 'in', 'tlp:red')
    expect(itemWalk?.steps[0]?.drops[0]?.reason).toBe('key-missing')
  })

  it('of an IF are the values found', () => {
    const found = explain('generic-if', `${SELECTOR}.type`, 'in', 'domain')
    expect(found).toMatchObject({ holds: true, total: 3, kept: 1, dropped: 2 })
    expect(explain('generic-if', 'Event.info', 'equals', 'x')).toMatchObject({
      holds: false,
      total: 1,
    })
    expect(
      explain('generic-if', 'Event.info', 'equals', 'x').groups[0]?.examples[0]?.place,
    ).toEqual(['Event', 'info'])
  })

  it('of a count are what was counted', () => {
    expect(explain('count-if', SELECTOR, 'greater', '2')).toMatchObject({
      holds: true,
      total: 3,
      outcome: '3 values counted: the workflow goes on at “then”.',
    })
  })
})

describe('notes on conditions', () => {
  it.each<[string, ...Parameters<typeof query>]>([
    ['first-value-only', 'filter-generic', 'Tag.{n}.name', 'equals', 'tlp:red'],
    ['not-equals-needs-value', 'filter-generic', 'Tag.{n}.name', 'not_equals', 'tlp:red'],
    ['not-equals-needs-value', 'generic-if', 'Event.nope', 'not_equals', 'x'],
    ['not-in-keeps-missing', 'filter-generic', 'Tag.{n}.name', 'not_in', 'tlp:red'],
    ['list-is-never-equal', 'generic-if', 'Event.Tag', 'equals', 'x'],
    ['list-is-never-equal', 'generic-if', 'Event.Tag', 'not_equals', 'x'],
    ['any-value-counts-empty', 'filter-generic', 'comment', 'any_value'],
    ['count-of-fields', 'count-if', 'Event', 'equals', '1'],
    ['unknown-operator', 'generic-if', 'Event.info', 'greater', '1'],
    ['unknown-operator', 'count-if', 'Event.info', 'in', '1'],
    ['filter-is-incomplete', 'node-filter', 'type', 'equals', ''],
  ])('%s', (id, ...args) => {
    expect(noteIds(...args)).toContain(id)
  })

  it('are given on the selector too', () => {
    const of = (selector: string, kind: ConditionKind = 'filter-generic', path = 'x') =>
      explainCondition(
        data,
        { kind, selector, path, operator: path && 'in', value: path && 'b' },
        compat,
      )
    expect(of('Event.nope.{n}').notes.map(({ id }) => id)).toContain('filter-creates-field')
    expect(of('', 'node-filter', '').notes.map(({ id }) => id)).toEqual(['filter-is-off'])
    expect(of('', 'node-filter', '')).toMatchObject({ total: 3, kept: 3 })
    const failed = of('Event.Tag.{n}.name')
    expect(failed.notes.map(({ id }) => id)).toContain('filter-needs-records')
    expect(failed).toMatchObject({
      outcome: 'No result: the condition ends with an error.',
      failure: { kind: 'php-error', place: ['Event', 'Tag', 0, 'name'] },
    })
  })

  it('have nothing to say about a plain condition', () => {
    expect(noteIds('filter-generic', 'type', 'equals', 'domain')).toEqual([])
    expect(noteIds('generic-if', 'Event.info', 'equals', 'Phishing')).toEqual([])
  })
})

describe('a path with a regex that this engine can not answer', () => {
  const path = 'Event._AttributeFlattened.{n}[type=/(?R)/]'

  it.each([
    ['generic-if', 'in'],
    ['count-if', 'equals'],
  ] as const)('leaves %s without an answer', (kind, operator) => {
    const { failure, holds, total } = explainCondition(
      data,
      query(kind, path, operator, '1'),
      compat,
    )
    expect({ holds, total }).toEqual({ holds: null, total: 0 })
    expect(failure?.kind).toBe('unsupported-regex')
  })

  it('in the items of a filter is no path to single values', () => {
    const { failure, notes } = explainCondition(
      data,
      query('filter-generic', 'Tag.{n}[name=/(?R)/]', 'in', 'tlp:red'),
      compat,
    )
    expect(failure?.kind).toBe('unsupported-regex')
    expect(notes).toEqual([])
  })
})

it('an empty object has no fields that could be counted in its place', () => {
  const { notes, total } = explainCondition(
    { Event: { empty: {} } },
    query('count-if', 'Event.empty', 'equals', '0'),
    compat,
  )
  expect({ notes, total }).toEqual({ notes: [], total: 0 })
})

it('only in a list a later value can be hidden by the first', () => {
  const { notes } = explainCondition(
    data,
    query('filter-generic', 'Tag.0', 'equals', 'tlp:red'),
    compat,
  )
  expect(notes.map(({ id }) => id)).not.toContain('first-value-only')
})
