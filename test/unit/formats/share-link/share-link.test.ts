import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64Url } from '@/formats/share-link/base64url'
import type { SharedContent } from '@/formats/share-link/content'
import { deflateRaw } from '@/formats/share-link/format-1/deflate-raw'
import { deflate } from '@/formats/share-link/format-2/deflate'
import { pack } from '@/formats/share-link/format-2/pack'
import { LinkError } from '@/formats/share-link/link-error'
import { readShareLink, writeShareLink } from '@/formats/share-link/share-link'
import { fastest } from './fastest'

const session: SharedContent = {
  kind: 'hash-path',
  paths: ['Event.info', 'Event._AttributeFlattened.{n}[type=ip-dst].value'],
  mode: 'extract',
  form: 'normalised',
  trigger: 'event-publish',
  condition: { kind: 'node-filter', fields: { operator: 'in_or', value: ['a', 'b'] } },
  events: [{ name: 'An event', content: '{"Event": {"info": "x"}}' }],
}
const blueprint: SharedContent = {
  kind: 'blueprint',
  content: readFileSync('blueprints/block-on-pap-red-or-tlp-red.json', 'utf8'),
  trigger: 'event-publish',
  version: '2.5.1',
  events: [],
}

function link1(value: unknown): Promise<string> {
  return linkOf1(JSON.stringify(value))
}

async function linkOf1(text: string): Promise<string> {
  return `1.${toBase64Url(await deflateRaw(new TextEncoder().encode(text)))}`
}

/** What a link is refused with. */
async function refusal(link: string): Promise<string> {
  const read = await readShareLink(link)
  if (read.ok) throw new Error('was read')
  expect(read.todo).toMatch(/\.$/)
  return read.what
}

describe('a link', () => {
  it('gives back a session', async () => {
    const { link, length } = await writeShareLink(session)
    expect(length).toBe(link.length)
    expect(await readShareLink(link)).toEqual({
      ok: true,
      format: 2,
      content: { ...session, events: [{ name: 'An event', content: '{"Event":{"info":"x"}}' }] },
    })
  })

  it('gives back an exercise', async () => {
    const exercise: SharedContent = { kind: 'exercise', name: 'E', content: '{"a":1}', events: [] }
    const { link } = await writeShareLink(exercise)
    expect(await readShareLink(link)).toMatchObject({ ok: true, content: exercise })
  })

  it('is read from the whole address, also with space around it', async () => {
    const { link } = await writeShareLink(session)
    expect(await readShareLink(`  https://x.test/a/#/s/${link}\n`)).toMatchObject({ ok: true })
    expect(await readShareLink(link)).toMatchObject({ ok: true })
  })

  it('takes format 1 for what format 2 does not hold', async () => {
    const content: SharedContent = { ...session, paths: ['half a \ud800 character'] }
    const { link, format } = await writeShareLink(content)
    expect(format).toBe(1)
    expect(await readShareLink(link)).toMatchObject({ ok: true, content: { paths: content.paths } })
  })

  it('keeps what is no JSON as it is', async () => {
    const broken = { name: 'b', content: '{"Event": {"info": ' }
    const { link } = await writeShareLink({ ...session, events: [broken] })
    expect(await readShareLink(link)).toMatchObject({ content: { events: [broken] } })
  })

  it('is not made of too much', async () => {
    const content = JSON.stringify({ Event: { info: 'x'.repeat(2_500_000) } })
    const written = writeShareLink({ ...session, events: [{ name: 'big', content }] })
    await expect(written).rejects.toBeInstanceOf(LinkError)
  })

  it('gives back any session', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 })
    // Reading drops the names through which prototypes can be changed.
    const fieldName = text.filter((name) => name !== 'prototype' && !(name in Object.prototype))
    const anySession = fc.record({
      kind: fc.constant('hash-path' as const),
      paths: fc.array(text, { maxLength: 4 }),
      mode: fc.constantFrom('extract' as const, 'get' as const),
      form: fc.constantFrom('raw' as const, 'normalised' as const),
      condition: fc.record({
        kind: text,
        fields: fc.dictionary(fieldName, fc.oneof(text, fc.array(text)), { maxKeys: 3 }),
      }),
      sample: text,
      events: fc.array(fc.record({ name: text, content: fc.json({ maxDepth: 2 }) }), {
        maxLength: 2,
      }),
    })
    await fc.assert(
      fc.asyncProperty(anySession, async (content) => {
        const { link } = await writeShareLink(content)
        const read = await readShareLink(link)
        const events = content.events.map((event) => ({
          ...event,
          content: JSON.stringify(JSON.parse(event.content)),
        }))
        if (!read.ok) throw new Error(read.what)
        const readEvents = read.content.events.map((event) => ({
          ...event,
          content: JSON.stringify(JSON.parse(event.content)),
        }))
        expect({ ...read.content, events: readEvents }).toEqual({ ...content, events })
      }),
      { numRuns: 25 },
    )
  }, 30_000)
})

describe('links of every released format stay readable', () => {
  interface Released {
    readonly format: number
    readonly link: string
    readonly content: SharedContent
  }
  const released: readonly Released[] = JSON.parse(
    readFileSync('test/unit/formats/share-link/released-links.json', 'utf8'),
  )

  it.each(released)('format $format, $content.kind: $link', async ({ format, link, content }) => {
    expect(await readShareLink(link)).toEqual({ ok: true, format, content })
  })
})

describe('a hostile link', () => {
  it.each([
    ['', 'no link of this page'],
    ['hello', 'no link of this page'],
    ['3.abcd', 'the format “3”'],
    ['constructor.abcd', 'the format “constructor”'],
    ['1.', 'cut off'],
    ['2.', 'cut off'],
    ['1.ab+d', 'a character that no link has: “+”'],
    ['2.ab%20', 'a character that no link has: “%”'],
    ['1.abcde', 'cut off'],
    ['1.AAAA', 'cut off, or was changed'],
    ['2.____', 'cut off, or was changed'],
  ])('%j: %s', async (link, expected) => {
    expect(await refusal(link)).toContain(expected)
  })

  it.each([session, blueprint])('that is cut off anywhere is refused ($kind)', async (content) => {
    for (const link of [(await writeShareLink(content)).link, await link1(content)]) {
      for (let length = 0; length < link.length; length += 7) {
        expect(await readShareLink(link.slice(0, length))).toMatchObject({ ok: false })
      }
    }
  })

  const zeros = new Uint8Array(20_000_000)
  it.each([
    ['1', async () => toBase64Url(await deflateRaw(zeros))],
    ['2', async () => toBase64Url(deflate(zeros))],
  ])('of format %s that unfolds to 20 MB is stopped', async (format, payload) => {
    const link = `${format}.${await payload()}`
    expect(link.length).toBeLessThan(100_000)
    expect(await refusal(link)).toContain('larger than 2 MB')
    expect(await fastest(() => refusal(link))).toBeLessThan(1000)
  })

  it('of 10 MB is refused before it is read', async () => {
    const link = `1.${'A'.repeat(10_000_000)}`
    expect(await refusal(link)).toContain('at most 2,000,000')
    expect(await fastest(() => refusal(link))).toBeLessThan(100)
  })

  it('of many small values takes little time', async () => {
    const link = await linkOf1(`[${'{},'.repeat(600_000)}0]`)
    expect(await refusal(link)).toContain('another shape')
    expect(await fastest(() => refusal(link))).toBeLessThan(1000)
  })

  it.each([
    ['null', null],
    ['a list', []],
    ['no kind', {}],
    ['an unknown kind', { kind: 'virus' }],
    ['numbers for texts', { kind: 'workflow', content: 7 }],
    ['a list of paths that is none', { ...session, paths: { length: 3 } }],
    ['an event that is none', { ...session, events: [null] }],
    ['a mode that is none', { ...session, mode: 'eval' }],
    ['too many paths', { ...session, paths: Array.from({ length: 101 }, () => 'a') }],
  ])('with %s is refused', async (_, value) => {
    expect(await refusal(await link1(value))).toContain('another shape')
  })

  it('with deep nesting is refused', async () => {
    const deep = `{"kind":"workflow","content":${'['.repeat(600)}${']'.repeat(600)}}`
    expect(await refusal(await linkOf1(deep))).toContain('nested')
    const lists = Uint8Array.from({ length: 5000 }, () => 0x61)
    expect(await refusal(`2.${toBase64Url(deflate(lists))}`)).toContain('nested')
  })

  it('with keys of prototypes changes no prototype', async () => {
    const text = JSON.stringify(session).replace(
      '{"kind"',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"kind"',
    )
    const read = await readShareLink(await linkOf1(text))
    expect(read).toMatchObject({ ok: true })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(read.ok && Object.keys(read.content)).not.toContain('__proto__')
  })

  it('of nodes that make no sense is refused', async () => {
    const short = { kind: 'workflow', content: [{}, [[0, 1, 0, 0, [99]]]] }
    expect(await refusal(`2.${toBase64Url(deflate(pack(short)))}`)).toContain('makes no sense')
    const many = { kind: 'workflow', content: [{}, Array.from({ length: 5001 }, () => [0])] }
    expect(await refusal(`2.${toBase64Url(deflate(pack(many)))}`)).toContain('5000 nodes')
  })

  it('of random bytes throws nothing', async () => {
    const anyContent = fc.oneof(
      fc.uint8Array({ maxLength: 80 }).map((bytes) => toBase64Url(bytes)),
      fc.uint8Array({ maxLength: 80 }).map((bytes) => toBase64Url(deflate(bytes))),
      fc
        .tuple(fc.constantFrom('workflow', 'blueprint', 'hash-path'), fc.jsonValue({ maxDepth: 5 }))
        .map(([kind, content]) => pack(JSON.parse(JSON.stringify({ kind, content }))))
        .map((bytes) => toBase64Url(deflate(bytes))),
      fc.string(),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('1', '2'), anyContent, async (format, payload) => {
        expect(await readShareLink(`${format}.${payload}`)).toHaveProperty('ok')
      }),
      { numRuns: 200 },
    )
  }, 30_000)
})
