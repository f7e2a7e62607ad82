import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { extract } from '@/engine/hash-path'
import { advisePath } from '@/engine/hash-path/advice/advise-path'
import { applyFix } from '@/engine/hash-path/advice/note'
import { explainPath } from '@/engine/hash-path/explain/explain-path'
import { isPhpArray } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'

const data = {
  Event: {
    info: 'Phishing',
    published: false,
    Tag: [{ name: 'tlp:red' }],
    Attribute: [
      { type: 'ip-dst', value: '10', to_ids: true, count: '9', Tag: [{ name: 'tlp:red' }] },
      { type: 'domain', value: 'example.com', to_ids: false, count: '9a', first_seen: null },
      { type: 'url', value: 'x', deleted: '1' },
    ],
    _AttributeFlattened: [{ type: 'ip-dst' }, { type: 'domain' }, { type: 'url' }, { type: 'md5' }],
  },
}

const A = 'Event.Attribute.{n}'

/** What a path is told without data, and the path after the fix. */
const ofSyntax: readonly [path: string, id: string, fixed: string | null][] = [
  ['Event.info.', 'empty-key', 'Event.info'],
  ['.Event.info', 'empty-key', 'Event.info'],
  ['Event..info', 'empty-key', 'Event.info'],
  ['Event .info', 'spaces-kept', 'Event.info'],
  ['Event.Attribute.{N}.value', 'unknown-wildcard', `${A}.value`],
  ['Event.Attribute.{ n }.value', 'unknown-wildcard', `${A}.value`],
  ['Event.Attribute.{n.value', 'unknown-wildcard', `${A}.value`],
  ['Event.Attribute.*.value', 'unknown-wildcard', `${A}.value`],
  ['Event.Attribute.{0}.value', 'unknown-wildcard', 'Event.Attribute.0.value'],
  ['Event.Attribute.{all}.value', 'unknown-wildcard', null],
  ['Event.Attribute{n}.value', 'wildcard-without-dot', `${A}.value`],
  ['Event.Attribute.{n}value', 'wildcard-without-dot', `${A}.value`],
  ['Event.Attribute.01', 'number-is-exact', 'Event.Attribute.1'],
  ['Event.Tag.name', 'list-needs-wildcard', 'Event.Tag.{n}.name'],
  ['Tag.name', 'list-needs-wildcard', 'Tag.{n}.name'],
  ['Event.Attribute[type=ip-dst].value', 'matcher-on-list', `${A}[type=ip-dst].value`],
  ['Event.Attribute.[type=ip-dst].value', 'matcher-without-key', `${A}[type=ip-dst].value`],
  ['[type=ip-dst].value', 'matcher-without-key', '{n}[type=ip-dst].value'],
  [`${A}[type="ip-dst"].value`, 'quoted-value', `${A}[type=ip-dst].value`],
  [`${A}[type='ip-dst'].value`, 'quoted-value', `${A}[type=ip-dst].value`],
  [`${A}[type=ip-dst ].value`, 'value-spaces', `${A}[type=ip-dst].value`],
  [`${A}[ type=ip-dst].value`, 'attribute-spaces', `${A}[type=ip-dst].value`],
  [`${A}[type ].value`, 'attribute-spaces', `${A}[type].value`],
  [`${A}[type==ip-dst].value`, 'doubled-operator', `${A}[type=ip-dst].value`],
  [`${A}[count=>5].value`, 'doubled-operator', `${A}[count>=5].value`],
  [`${A}[type<>ip-dst].value`, 'doubled-operator', `${A}[type!=ip-dst].value`],
  [`${A}[type!==ip-dst].value`, 'doubled-operator', `${A}[type!=ip-dst].value`],
  [`${A}[type=].value`, 'empty-matcher', `${A}[type].value`],
  [`${A}[].value`, 'empty-matcher', `${A}.value`],
  [`${A}[count>=].value`, 'empty-matcher', null],
  [`${A}[type= ].value`, 'empty-matcher', null],
  [`${A}[type!=null].value`, 'null-is-text', `${A}[type].value`],
  [`${A}[type=null].value`, 'null-is-text', null],
  [`${A}[to_ids=True].value`, 'boolean-case', `${A}[to_ids=true].value`],
  [`${A}[type=ip-dst.value`, 'unclosed-bracket', `${A}[type=ip-dst].value`],
  [`${A}[type=ip-dst`, 'unclosed-bracket', `${A}[type=ip-dst]`],
  [`${A}[type=ip-dst]].value`, 'surplus-bracket', `${A}[type=ip-dst].value`],
  [`${A}].value`, 'surplus-bracket', `${A}.value`],
  [`${A}[type=ip-dst]value`, 'text-ignored', `${A}[type=ip-dst].value`],
  [`${A}[type=ip-dst] or [type=url].value`, 'text-ignored', null],
  [`${A}[0].value`, 'not-json-path', `${A}.0.value`],
  ['Event.Attribute[*].value', 'not-json-path', `${A}.value`],
  ['$.Event.info', 'not-json-path', 'Event.info'],
  [`${A}[type=/[a-z]/i].value`, 'class-with-modifiers', `${A}[type=/(?i)[a-z]/].value`],
  [`${A}[type=/x/i][value=/y/].value`, 'swallowed-matcher', `${A}[type=/(?i)x/][value=/y/].value`],
  [`${A}[value=/usr/bin].value`, 'regex-refused', `${A}[value=/^\\/usr\\/bin$/].value`],
  [`${A}[type=/a(/].value`, 'regex-refused', null],
  [`${A}[type!=/^ip-/].type`, 'regex-needs-equals', `${A}[type=/^(?!ip-)/].type`],
  [`${A}[type>/ip-/].type`, 'regex-needs-equals', null],
  [`${A}[Tag.name=tlp:red].value`, 'dotted-attribute', `${A}.Tag.{n}[name=tlp:red]`],
]

describe('advice without data', () => {
  it.each(ofSyntax)('%s: %s', (path, id, fixed) => {
    const note = advisePath(path).find((other) => other.id === id)
    expect(note).toBeDefined()
    expect(note?.fix === undefined ? null : applyFix(path, note.fix)).toBe(fixed)
  })

  it.each(ofSyntax.filter(([, , fixed]) => fixed !== null))(
    'the fix of %s needs no further advice',
    (path, id, fixed) => {
      const rest = advisePath(fixed ?? path).filter(({ id: other }) => other === id)
      expect(rest).toEqual([])
    },
  )

  it('finds several problems in one path, in the order of their place', () => {
    const notes = advisePath('Event.Attribute.{N}[type="x"].value.')
    expect(notes.map(({ id }) => id)).toEqual(['unknown-wildcard', 'quoted-value', 'empty-key'])
  })

  it.each([
    '',
    '0',
    'Event.info',
    'Event.Attribute.{n}.AttributeTag.{n}.Tag.name',
    'Event.EventTag.{n}.Tag.name',
    'enrichment.{n}.{n}.values.0',
    'Event.Attribute.{n}[first_seen>2024-01-01][type!=url].value',
    'Event.Attribute.{n}[value=/^https?:\\/\\//i].value',
    'Event . Attribute . {n}[type = ip-dst] . value',
    'Event.Tag.{n}[name=misp-galaxy:threat-actor="X"].name',
    'Event.Attribute.{n}[type=/(?i)[A-Z]/].value',
  ])('leaves %s alone', (path) => {
    expect(advisePath(path)).toEqual([])
  })

  it('tells that get knows neither wildcards nor matchers', () => {
    expect(advisePath('Event.Tag.{n}.name', undefined, 'get').map(({ id }) => id)).toEqual([
      'get-has-no-wildcards',
    ])
    expect(advisePath('Event.info', undefined, 'get')).toEqual([])
  })
})

const ofData: readonly [path: string, id: string, fixed: string | null][] = [
  ['Attribute.{n}.value', 'event-missing', `${A}.value`],
  ['Event.attribute.{n}.value', 'key-missing', `${A}.value`],
  ['Event.Atribute.{n}.value', 'key-missing', `${A}.value`],
  ['Event.nope', 'key-missing', null],
  ['Event.Tag.name', 'list-needs-wildcard', 'Event.Tag.{n}.name'],
  ['Event.{n}.info', 'object-needs-no-wildcard', 'Event.info'],
  ['Event.Attribute.{s}.value', 'text-wildcard-on-list', `${A}.value`],
  ['Event.Attribute[type=url].value', 'matcher-on-list', `${A}[type=url].value`],
  ['Event.info[x].y', 'matcher-drops-scalars', null],
  [`${A}[typ=url].value`, 'attribute-missing', `${A}[type=url].value`],
  [`${A}[nope=url].value`, 'attribute-missing', null],
  [`${A}[type=URL].value`, 'value-missing', `${A}[type=url].value`],
  [`${A}[type=nothing-like-it].value`, 'value-missing', null],
  [`${A}[deleted=true].value`, 'only-booleans', `${A}[deleted=1].value`],
  [`${A}[value=1e1].value`, 'loosely-equal', null],
  [`${A}[count>5].value`, 'compared-as-text', null],
  [`${A}[Tag=x].value`, 'list-compared', null],
  [`${A}[Tag=/x/].value`, 'regex-meets-list', null],
  [`${A}[Tag.name=tlp:red].value`, 'dotted-attribute', `${A}.Tag.{n}[name=tlp:red]`],
  ['', 'empty-path', null],
]

describe('advice on data', () => {
  it.each(ofData)('%s: %s', (path, id, fixed) => {
    const note = advisePath(path, data).find((other) => other.id === id)
    expect(note).toBeDefined()
    expect(note?.fix === undefined ? null : applyFix(path, note.fix)).toBe(fixed)
  })

  it.each(ofData.filter(([, , fixed]) => fixed !== null))(
    'the fix of %s finds something',
    (...row) => {
      const fixed = row[2] ?? ''
      expect(extract(data, fixed)).not.toEqual([])
      expect(advisePath(fixed, data)).toEqual([])
    },
  )

  it('does not tell of the data what the text of the path tells already', () => {
    expect(advisePath(`${A}[type="ip-dst"].value`, data).map(({ id }) => id)).toEqual([
      'quoted-value',
    ])
    expect(advisePath('$.Event.info', data).map(({ id }) => id)).toEqual(['not-json-path'])
  })

  it('has nothing against a field whose name has a dot', () => {
    expect(advisePath('{n}[a.b=1]', [{ 'a.b': 1 }])).toEqual([])
  })
})

/** What only explains: no reason to change the path. */
const remarks: readonly [path: string, id: string, mode?: 'get'][] = [
  ['Event.Tag', 'array-as-it-is'],
  ['Event', 'array-as-it-is'],
  ['Event.nope', 'missing-is-empty'],
  ['Event.Attribute.1.first_seen', 'null-is-missing'],
  ['Event.Attribute.1.first_seen', 'null-is-missing', 'get'],
  [`${A}.first_seen`, 'null-is-kept'],
  [`${A}.value`, 'objects-left-out'],
  ['Event.info.{n}', 'scalar-iterated'],
  [`${A}[deleted!=0].value`, 'not-equal-needs-field'],
  [`${A}[first_seen!=x].value`, 'null-is-unequal'],
  [`${A}[first_seen].value`, 'presence-of-null'],
  [` Event . Attribute.{n}[type=url]`, 'spaces-trimmed'],
]

describe('remarks of an explanation', () => {
  it.each(remarks)('%s: %s', (path, id, mode = undefined) => {
    expect(explainPath(data, path, mode).notes.map((note) => note.id)).toContain(id)
  })

  it('names keys that are equal as numbers only', () => {
    const notes = explainPath({ l: { '10': 'a', x: 1 } }, 'l.1e1.{n}').notes
    expect(notes.map(({ id }) => id)).toContain('number-is-loose')
  })
})

const folder = new URL('../../../../../../shared/data/blueprints/', import.meta.url)

/** Every path in a blueprint, wherever it stands. */
function pathsIn(value: PhpValue): string[] {
  if (!isPhpArray(value)) return []
  return Object.entries(value).flatMap(([key, item]: [string, PhpValue]) =>
    typeof item === 'string' && /^(?:path|selector|.*hash_path|data_extraction_path)$/.test(key)
      ? [item]
      : pathsIn(item),
  )
}

describe.skipIf(!existsSync(folder))('paths of the official blueprints', () => {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.json'))
    : []
  it.each(files)('%s: no false alarm', (file) => {
    const paths = pathsIn(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) expect(advisePath(path)).toEqual([])
  })
})
