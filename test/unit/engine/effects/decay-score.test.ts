import { describe, expect, it } from 'vitest'
import { decayingAttribute, decayScore } from '@/engine/effects/decay-score.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { attribute, tag } from '../event/samples.ts'

const DAY = 86_400
const parameters = {
  lifetime: 10,
  decay_speed: 1,
  threshold: 30,
  default_base_score: 80,
  base_score_config: { 'admiralty-scale:source-reliability': 0.5, 'retention:x': 1 },
}
const model: PhpMap = { id: 1, name: 'Simple', parameters }

function scoreAfter(days: number, of: PhpMap = model, tags: readonly PhpMap[] = []) {
  return decayScore({ lastSeen: 1000, tags }, of, 1000 + days * DAY)
}

describe('a decay score', () => {
  it('shrinks from the base score to nothing over the lifetime', () => {
    expect([0, 5, 10, 20].map((days) => scoreAfter(days)['score'])).toEqual([80, 40, 0, 0])
    expect(scoreAfter(-5)['score']).toBe(80)
    expect(scoreAfter(5)).toEqual({
      score: 40,
      base_score: 80,
      decayed: false,
      DecayingModel: { id: '1', name: 'Simple' },
    })
    expect(scoreAfter(7)['decayed']).toBe(true)
  })

  it('shrinks later with a higher speed parameter', () => {
    const slow = { ...model, parameters: JSON.stringify({ ...parameters, decay_speed: 0.5 }) }
    expect(scoreAfter(5, slow)['score']).toBe(60)
  })

  it('starts from the weighted values of known tags', () => {
    const tags = [
      tag('admiralty-scale:source-reliability="a"', { numerical_value: '100' }),
      tag('retention:x="y"', { numerical_value: 40 }),
      tag('tlp:red'),
      tag('unknown:tag="1"', { numerical_value: '1' }),
    ]
    expect(scoreAfter(0, model, tags)['base_score']).toBe(60)
  })

  it('of a model without sound parameters decays at once', () => {
    for (const broken of ['{', null, [], '[]', 7, { lifetime: 'x', base_score_config: 'x' }]) {
      expect(scoreAfter(1, { id: '2', parameters: broken })).toEqual({
        score: 0,
        base_score: 0,
        decayed: false,
        DecayingModel: { id: '2', name: '' },
      })
    }
  })
})

describe('what a score is worked out from', () => {
  it('is the last change or sighting, false positives left out', () => {
    const sightings = [
      { type: '0', date_sighting: '1727750000' },
      { type: '1', date_sighting: '1999999999' },
    ]
    expect(decayingAttribute(attribute(8), {}).lastSeen).toBe(1727740800)
    expect(decayingAttribute(attribute(8, { Sighting: sightings }), {}).lastSeen).toBe(1727750000)
  })

  it('is its own tags before those of its event', () => {
    const own = tag('retention:x="own"')
    const event = { Tag: [tag('retention:x="event"'), tag('other:x="event"')] }
    expect(decayingAttribute(attribute(8, { Tag: [own] }), event).tags).toEqual([
      tag('other:x="event"'),
      own,
    ])
  })
})
