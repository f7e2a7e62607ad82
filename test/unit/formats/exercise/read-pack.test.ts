import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exerciseLimits } from '@/formats/exercise/limits'
import { readPack, writePack } from '@/formats/exercise/read-pack'
import { packFile, packOf, shippedPack } from './sample-pack'

/** What is wrong with a text, as `place: problem`. */
function problemsOf(text: string): readonly string[] {
  const reading = readPack(text)
  return reading.ok ? [] : reading.problems.map(({ where, what }) => `${where}: ${what}`)
}

describe('a pack', () => {
  it('is read with the defaults of what it leaves out', () => {
    const pack = packOf(packFile())
    expect(pack).toMatchObject({ id: 'first-steps', author: '', licence: '', description: '' })
    expect(pack.exercises[0]).toMatchObject({ trigger: 'event-publish', rules: [], lesson: '' })
  })

  it('puts its events into the exercises that name them', () => {
    const event = { Event: { info: 'Shared' } }
    const pack = packOf(packFile({ events: { Shared: event } }, { events: ['Shared'] }))
    expect(pack.exercises[0]).toMatchObject({ events: [{ name: 'Shared', data: event }] })
  })

  it.each([
    ['no JSON', '{"format": 1,', 'line 1, column 14'],
    ['something else', '5', 'the whole file: This is no exercise pack.'],
    ['a later format', packFile({ format: 2 }), 'format: This is not 1'],
    ['an id that no address can hold', packFile({ id: 'A b' }), 'id: This is no id'],
    ['a missing field', packFile({}, { hints: undefined }), 'exercises.0.hints: This is missing.'],
    ['no hints', packFile({}, { hints: [] }), 'exercises.0.hints: This holds no hint.'],
    [
      'a misspelt field',
      packFile({}, { hiddenEvent: [] }),
      'exercises.0.hiddenEvent: This is no field',
    ],
    ['an unknown kind', packFile({}, { kind: 'quiz' }), 'exercises.0.kind: This is neither'],
    [
      'an event that is not there',
      packFile({}, { events: ['Gone'] }),
      'exercises.0.events.0: The pack has no event “Gone”.',
    ],
    [
      'a name of every object',
      packFile({}, { events: ['constructor'] }),
      'The pack has no event “constructor”.',
    ],
    [
      'a wrong trigger field',
      packFile({}, { trigger: 5 }),
      'exercises.0.trigger: This is no text.',
    ],
  ])('tells where %s is wrong', (_, text, problem) => {
    expect(problemsOf(text).join('\n')).toContain(problem)
  })

  it('has exercises of different ids', () => {
    const [exercise] = packOf(packFile()).exercises
    const text = packFile({ exercises: [exercise, exercise] })
    expect(problemsOf(text)).toEqual(['exercises: This holds two exercises of the same id.'])
  })

  it('is refused when it is too big, without being looked at', () => {
    const text = ' '.repeat(exerciseLimits.characters + 1)
    expect(problemsOf(text)).toEqual(['the whole file: It has more than 2,000,000 characters.'])
  })

  it('says where a workflow of it cannot be read or has no trigger', () => {
    const [workflow] = shippedPack('workflows').exercises
    const broken = {
      ...workflow,
      start: { Workflow: { name: 'x', data: 5 } },
      solution: { Workflow: { name: 'x', data: {} } },
    }
    const problems = problemsOf(packFile({ exercises: [broken] }))
    expect(problems.some((text) => text.startsWith('exercises.0.start: '))).toBe(true)
    expect(problems).toContain('exercises.0.solution: This workflow has no trigger.')
  })

  it.each(['hash-paths', 'workflows'])(
    'is the same when it is written and read again: %s',
    (id) => {
      const pack = shippedPack(id)
      expect(packOf(writePack(pack))).toEqual(pack)
    },
  )

  it('never throws, whatever is in its place', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('exercises', 'events', 'id', 'name'),
        (value, key) => {
          expect(() => readPack(packFile({ [key]: value }))).not.toThrow()
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('kind', 'task', 'events', 'rules', 'start'),
        (value, key) => {
          expect(() => readPack(packFile({}, { [key]: value }))).not.toThrow()
        },
      ),
    )
  })

  it('goes through its text whatever texts it holds', () => {
    const line = fc
      .string({ minLength: 1, maxLength: 300, unit: 'grapheme' })
      .filter((text) => text.length <= 300)
    fc.assert(
      fc.property(line, line, fc.dictionary(fc.string(), fc.jsonValue()), (title, hint, data) => {
        const text = packFile({}, { title, hints: [hint], events: [{ name: title, data }] })
        const pack = packOf(text)
        expect(pack.exercises[0]).toMatchObject({ title, hints: [hint] })
        expect(packOf(writePack(pack))).toEqual(pack)
      }),
    )
  })
})
