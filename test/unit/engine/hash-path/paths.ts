import fc from 'fast-check'
import { texts } from '../php-values'

const keyParts = fc.oneof(
  fc.constantFrom('{n}', '{s}', '{*}', '{n}', '0', '1', 'type', 'a', ''),
  texts,
)

const conditions = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '',
    '[a]',
    '[type=ip-src]',
    '[0=a]',
    '[a=/x/]',
    '[a!=1]',
    '[type=/(?i)^ip/u]',
    '[a>=5]',
  ),
  fc.string().map((text) => `[${text}]`),
)

/** Paths of all shapes, well formed or not. */
export const paths: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.tuple(keyParts, conditions), { minLength: 1, maxLength: 4 })
    .map((tokens) => tokens.map((token) => token.join('')).join('.')),
  fc.string(),
)
