import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { outlineOf } from '@/formats/exercise/pack-outline'
import type { Exercise } from '@/formats/exercise/pack'
import { checkPath } from '../../../workers/exercise/check-path'
import { checkWorkflow } from '../../../workers/exercise/check-workflow'
import type { Verdict } from '../../../workers/exercise/protocol'
import { shippedPack } from '../formats/exercise/sample-pack'
import { setting } from '../workers/exercise/teaching-misp'

const ids = ['hash-paths', 'workflows']
const exercises = ids.flatMap((id) => shippedPack(id).exercises)

function check(exercise: Exercise, part: 'start' | 'solution'): Verdict {
  return exercise.kind === 'hash-path'
    ? checkPath(exercise, exercise[part])
    : checkWorkflow(exercise, JSON.stringify(exercise[part]), setting)
}

it('the list of the packs says what is in them', () => {
  const index: unknown = JSON.parse(readFileSync('public/exercises/index.json', 'utf8'))
  expect(index).toEqual(ids.map((id) => outlineOf(shippedPack(id))))
})

describe.each(exercises)('$id', (exercise) => {
  it('is not solved as it starts', () => {
    expect(check(exercise, 'start').passes).toBe(false)
  })

  it('is solved by its solution', () => {
    const failed = check(exercise, 'solution').groups.flatMap(({ results }) =>
      results.filter(({ passes }) => !passes),
    )
    expect(failed).toEqual([])
  })

  it('has at least two hints, a lesson, and data that are not shown', () => {
    expect(exercise.hints.length).toBeGreaterThanOrEqual(2)
    expect(exercise.lesson).not.toBe('')
    const hidden =
      exercise.kind === 'hash-path'
        ? exercise.hiddenEvents
        : exercise.cases.filter((one) => one.hidden)
    expect(hidden.length).toBeGreaterThan(0)
  })

  it('holds fictional data alone', () => {
    const text = JSON.stringify(exercise)
    const addresses = text.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? []
    expect(addresses.filter((one) => !/^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(one))).toEqual(
      [],
    )
    const domains = text.match(/\b[\w-]+\.(?:com|net|org|io|de|eu)\b/g) ?? []
    expect(domains.filter((one) => !/^example\./.test(one))).toEqual([])
  })
})

/** Answers that look right on the data that are shown, and are not. */
const plausible: Readonly<Record<string, readonly string[]>> = {
  'event-info': ['Event.{s}[info]'],
  creator: ['Event.Orgc.id'],
  'all-values': ['Event.Attribute.{n}[category=/Network|Payload/].value'],
  'event-tags': ['Event.Tag.{n}[name=/:/].colour', 'Event.Tag.{n}[name=/^(tlp|type):/].name'],
  'source-addresses': ['Event.Attribute.{n}[value=/^(192|2001)/].value'],
  'two-conditions': [
    'Event.Attribute.1.value',
    'Event.Attribute.{n}[value=update-check.example.com].value',
  ],
  'any-address': [
    'Event.Attribute.{n}[type=/^ip-(src|dst)$/].value',
    'Event.Attribute.{n}[type=/ip/].value',
  ],
  tlp: ['Event.Tag.{n}[name=/tlp:/].name', 'Event.Tag.0.name'],
  flattened: ['Event.Object.{n}.Attribute.{n}[type=md5].value'],
  'inherited-tags': [
    'Event._AttributeFlattened.{n}._allTags.{n}.name',
    'Event._AttributeFlattened.0._allTags.{n}.name',
  ],
  'nothing-quotes': ['Event.Attribute.2.value'],
  'nothing-list': ['Event.Attribute.{n}.comment', 'Event.Attribute.{n}[comment].comment'],
}

describe('wrong answers that look right', () => {
  it('are known for every exercise on hash paths', () => {
    const paths = shippedPack('hash-paths').exercises.map(({ id }) => id)
    expect(Object.keys(plausible)).toEqual(paths)
  })

  it.each(Object.entries(plausible).flatMap(([id, paths]) => paths.map((path) => [id, path])))(
    '%s: %s',
    (id, path) => {
      const exercise = exercises.find((one) => one.id === id)
      if (exercise?.kind !== 'hash-path' || path === undefined) throw new Error(`no ${String(id)}`)
      expect(checkPath(exercise, path).passes).toBe(false)
    },
  )
})
