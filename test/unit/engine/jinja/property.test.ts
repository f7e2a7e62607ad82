import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderTemplate } from '@/engine/jinja/index.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'

const limits = { output: 20_000, steps: 20_000, milliseconds: 1_000 }

const scalars = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  // MISP hands over no -0, and JavaScript writes none.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
)

const { value: values } = fc.letrec<{ value: PhpValue; map: PhpMap; list: PhpValue[] }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalars, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(
    fc.constantFrom('a', 'b', 'items', '__proto__', 'constructor', '1'),
    tie('value'),
    {
      maxKeys: 4,
    },
  ),
}))

const anyCharacters = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })),
    { maxLength: 20 },
  )
  .map((codes) => String.fromCodePoint(...codes))

const contexts = fc.record({ a: values, b: values, c: values })

const pieces = fc.constantFrom(
  ...'{{ |}} |{% |%}|{# |#}|-|if |else|elif |endif|for x in |endfor|set |endset|macro m(|endmacro|call |endcall|filter |endfilter|block b|endblock|with |endwith|raw|endraw|autoescape true|recursive'.split(
    '|',
  ),
  ...'a b c x m loop self caller a.items a[0] b.a (1,2) [1,a] {"k":b} "text" 7 2.5 none true ( ) [ ] , . : + - * / // % ** ~ == < in not is and or = '.split(
    ' ',
  ),
  ...'|upper;|list;|tojson;|map("upper");|select("odd");|groupby("a");|sort;|join(",");|first;|length;|e;|default(1);|format(a);|int;|round;|pprint;|indent;|truncate(3)'.split(
    ';',
  ),
  '\n',
  ' ',
)

const templates = fc.oneof(
  fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 8 }).map((parts) => `{{ ${parts.join('')} }}`),
  fc.string({ maxLength: 40 }),
)

function deepFreeze(value: PhpValue): void {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  Object.values(value).forEach(deepFreeze)
}

describe('any template with any data', () => {
  it('never throws, and an error leaves no text', () => {
    fc.assert(
      fc.property(templates, contexts, (template, context) => {
        const { text, error } = renderTemplate(template, context, { limits })
        if (!error) return
        expect(text).toBe('')
        expect(error.line).toBeGreaterThan(0)
        expect(error.reason).toMatch(/^\w+: ./)
      }),
      { numRuns: 1500 },
    )
  })

  it('gives the same for the same, and leaves the data alone', () => {
    fc.assert(
      fc.property(templates, contexts, (template, context) => {
        deepFreeze(context)
        const before = JSON.stringify(context)
        const first = renderTemplate(template, context, { limits })
        expect(renderTemplate(template, context, { limits })).toEqual(first)
        expect(JSON.stringify(context)).toBe(before)
      }),
      { numRuns: 500 },
    )
  })

  it('prints text without tags as it is, but for one newline at the end', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (source) => {
        const plain = source.replace(/[{\r]/g, '')
        expect(renderTemplate(plain, {}).text).toBe(plain.replace(/\n$/, ''))
      }),
    )
  })

  it('writes JSON that reads back', () => {
    fc.assert(
      fc.property(values, (value) => {
        const { text } = renderTemplate('{{ a|tojson }}', { a: value }, { emptyMaps: 'dict' })
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('sorts numbers as JavaScript does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 20 }), (numbers) => {
        const { text } = renderTemplate('{{ a|sort|tojson }}', { a: numbers })
        expect(JSON.parse(text)).toEqual(numbers.toSorted((left, right) => left - right))
      }),
    )
  })

  it('divides as Python does: quotient * divisor + remainder is the dividend', () => {
    const whole = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n })
    fc.assert(
      fc.property(whole, whole, (left, right) => {
        fc.pre(right !== 0n)
        const [a, b] = [`(${String(left)})`, `(${String(right)})`]
        const template = `{{ (${a} // ${b}) * ${b} + ${a} % ${b} == ${a} }}`
        expect(renderTemplate(template, {}).text).toBe('True')
      }),
    )
  })

  it('reads strings back from their repr', () => {
    fc.assert(
      fc.property(anyCharacters, (value) => {
        const literal = renderTemplate('{{ [a] }}', { a: value }).text.slice(1, -1)
        expect(renderTemplate(`{{ ${literal} == a }}`, { a: value }).text).toBe('True')
      }),
    )
  })

  it('reads floats back from their repr', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        fc.pre(!Number.isInteger(value))
        expect(Number(renderTemplate('{{ a }}', { a: value }).text)).toBe(value)
      }),
    )
  })
})
