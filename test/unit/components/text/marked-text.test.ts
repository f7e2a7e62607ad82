import fc from 'fast-check'
import { expect, it } from 'vitest'
import { piecesOf } from '@/components/text/marked-text'

const code = (text: string) => ({ isCode: true, text })
const plain = (text: string) => ({ isCode: false, text })

it('splits text at backticks', () => {
  expect(piecesOf('Look under `info`.')).toEqual([plain('Look under '), code('info'), plain('.')])
  expect(piecesOf('`a` `b`')).toEqual([code('a'), plain(' '), code('b')])
})

it('takes a backtick without a partner as a character', () => {
  expect(piecesOf('a ` b')).toEqual([plain('a ` b')])
  expect(piecesOf('`a` ` b')).toEqual([code('a'), plain(' ` b')])
})

it('loses nothing but the backticks of pairs', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '`', ' ') }), (text) => {
      const joined = piecesOf(text)
        .map((piece) => piece.text)
        .join('')
      expect(joined.replaceAll('`', '')).toBe(text.replaceAll('`', ''))
    }),
  )
})
