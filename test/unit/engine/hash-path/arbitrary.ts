import fc from 'fast-check'
import type { PhpArray, PhpValue } from '@/engine/php/value'

/** Names that paths and data share, so that paths find something; odd ones among them. */
const NAMES = [
  'a',
  'b',
  'Tag',
  'type',
  '',
  '0',
  '1',
  '01',
  '1e1',
  '10',
  ' a',
  'a ',
  'a.b',
  '{n}',
  'x[y]',
  '__proto__',
  'length',
]

const SCALARS: PhpValue[] = [
  null,
  true,
  false,
  0,
  1,
  10,
  1.5,
  '',
  '0',
  '1',
  '10',
  '1e1',
  'a',
  'ip-dst',
  'IP-DST',
  'é',
  ' 10',
  '/x/',
]

const name = fc.constantFrom(...NAMES)
const scalar = fc.constantFrom(...SCALARS)

const { value, list, map } = fc.letrec<{ value: PhpValue; list: PhpArray; map: PhpArray }>(
  (tie) => ({
    value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('list'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc
      .array(fc.tuple(name, tie('value')), { maxLength: 4 })
      .map((entries): PhpArray => Object.fromEntries(entries)),
  }),
)

/** Small data of any kind. */
export const anyValue: fc.Arbitrary<PhpValue> = value

/** Small lists and objects, nested. */
export const anyArray: fc.Arbitrary<PhpArray> = fc.oneof(list, map)

const condition = fc
  .tuple(
    fc.constantFrom('a', 'b', 'type', 'Tag', ' a', 'a.b', '0', ''),
    fc.constantFrom('', '=', '!=', '>', '<', '>=', '<=', '==', '!'),
    fc.constantFrom(
      '',
      '1',
      '10',
      '1e1',
      'a',
      'true',
      'false',
      '"a"',
      'ip-dst',
      '/a/',
      '/[a-z]/i',
      '/A/i',
      '/(/',
      'a ',
      'null',
    ),
  )
  .map(([attribute, operator, text]) => `[${attribute}${operator}${text}]`)

const token = fc
  .tuple(
    fc.constantFrom(...NAMES, '{n}', '{n}', '{n}', '{s}', '{*}', '{N}', '*'),
    fc.array(condition, { maxLength: 2 }),
    fc.constantFrom('', '', '', '', ' ', ']', '[', 'x'),
  )
  .map(([key, conditions, rest]) => `${key}${conditions.join('')}${rest}`)

/** Paths made of everything the grammar has, and much that it has not. */
export const anyPath: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(token, { maxLength: 4 }).map((tokens) => tokens.join('.')) },
  {
    weight: 2,
    arbitrary: fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('.')),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)
