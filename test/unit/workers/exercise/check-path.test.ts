import { describe, expect, it } from 'vitest'
import { pathExercise } from '../../formats/exercise/sample-pack'
import { checkPath } from '../../../../workers/exercise/check-path'

const event = (...values: string[]) => ({
  name: values.join(' and '),
  data: {
    Event: { info: 'x', Attribute: values.map((value) => ({ type: 'ip-src', value })) },
  },
})

const exercise = pathExercise({
  events: [event('192.0.2.1', '192.0.2.2')],
  hiddenEvents: [event('192.0.2.3')],
  start: 'Event',
  solution: 'Event.Attribute.{n}.value',
})

/** What was found instead, of everything that fails. */
function found(path: string, of = exercise): readonly string[] {
  return checkPath(of, path).groups.flatMap(({ results }) =>
    results.filter(({ passes }) => !passes).map((result) => result.found),
  )
}

describe('the values of a path', () => {
  it('have to be those of the solution, on every event', () => {
    expect(checkPath(exercise, exercise.solution).passes).toBe(true)
    expect(found('Event.Attribute.{n}[type=ip-src].value')).toEqual([])
  })

  it('are told in numbers, without giving them away', () => {
    expect(found('Event.Attribute.0.value')).toEqual(['It gives one value; 2 should come out.'])
    expect(found('Event.Attribute.{n}.type')).toEqual([
      'It gives 2 values, but others than those asked for.',
      'It gives one value, but another one than asked for.',
    ])
    expect(found('nothing')[0]).toBe('It gives nothing; 2 should come out.')
    expect(found(' ')[0]).toBe('There is no path yet.')
  })

  it('are missing where MISP would stop', () => {
    expect(found('Event[Attribute=/x/]')[0]).toMatch(/^MISP would stop: /)
  })

  it('cannot be compared on what is no event', () => {
    const broken = pathExercise({ events: [{ name: 'odd', data: { a: 1 } }] })
    expect(found('Event.info', broken)[0]).toMatch(/^The event cannot be used: /)
  })
})

it('an unknown trigger is told, whatever the path', () => {
  const unknown = pathExercise({ trigger: 'event-shared' })
  expect(found(unknown.solution, unknown)).toEqual(['There is no trigger “event-shared”.'])
})

describe('rules', () => {
  const ruled = (must: string, piece: string, text = '') =>
    pathExercise({ ...exercise, rules: [{ must, piece, text, say: 'A rule' }] })
  const keeps = (path: string, ...rule: Parameters<typeof ruled>) =>
    checkPath(ruled(...rule), path).groups[0]?.results[0]?.passes

  it.each([
    ['condition', 'a.{n}[b=1]', 'a.{n}'],
    ['condition', 'a.{n}[b]', 'a.{n}[]'],
    ['regex', 'a.{n}[b=/c/]', 'a.{n}[b=c]'],
    ['wildcard', 'a.{s}', 'a.0'],
  ])('know what a %s is', (piece, withIt, without) => {
    expect(keeps(withIt, 'use', piece)).toBe(true)
    expect(keeps(without, 'use', piece)).toBe(false)
    expect(keeps(withIt, 'avoid', piece)).toBe(false)
    expect(keeps(without, 'avoid', piece)).toBe(true)
  })

  it('may ask for any text', () => {
    expect(keeps('Event._AttributeFlattened', 'use', 'text', '_AttributeFlattened')).toBe(true)
    expect(keeps('Event.Attribute', 'use', 'text', '_AttributeFlattened')).toBe(false)
  })
})
