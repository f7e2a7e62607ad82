import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { md5 } from '@/engine/php/md5.ts'

test('sums of known texts', () => {
  expect(md5('')).toBe('d41d8cd98f00b204e9800998ecf8427e')
  expect(md5('brand-new').slice(0, 6)).toBe('8ea79b')
  expect(md5('misp-galaxy:country="luxembourg"').slice(0, 6)).toBe('49384d')
})

test('any text has the sum that Node computes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(md5(text)).toBe(createHash('md5').update(text).digest('hex'))
    }),
  )
})
