import { expect, it } from 'vitest'
import { attributesOfValues } from '@/engine/effects/module-values.ts'
import type { PhpValue } from '@/engine/php/value.ts'
import { attribute } from '../event/samples.ts'

function valuesOf(results: PhpValue) {
  return attributesOfValues(results, attribute(8, { distribution: '2' }), 'dns')
}

it('makes one attribute of each value, of the first type', () => {
  expect(valuesOf([{ types: ['ip-dst', 'ip-src'], values: ['192.0.2.1', '192.0.2.2'] }])).toEqual(
    ['192.0.2.1', '192.0.2.2'].map((value) => ({
      event_id: '3',
      to_ids: false,
      value,
      comment: 'Attribute #8 enriched by dns.',
      distribution: '2',
      sharing_group_id: '0',
      type: 'ip-dst',
    })),
  )
})

it('takes a single value or type for a list of one, and keeps flag and comment', () => {
  expect(valuesOf([{ type: 'text', values: 'a', to_ids: true, comment: 'c' }])).toMatchObject([
    { type: 'text', value: 'a', to_ids: true, comment: 'c\nAttribute #8 enriched by dns.' },
  ])
})

it('leaves out free text, nested values and what has neither type nor value', () => {
  expect(
    valuesOf([
      { types: ['freetext'], values: ['evil.example'] },
      { types: ['text'], values: [['nested']] },
      { types: ['text'] },
      { values: ['x'] },
      'junk',
    ]),
  ).toEqual([])
  expect(valuesOf('junk')).toEqual([])
  expect(valuesOf([{ types: ['freetext', 'text'], values: ['x'] }])).toMatchObject([
    { type: 'text' },
  ])
})
