import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SharedContent } from '@/formats/share-link/content'
import { findSecrets } from '@/formats/share-link/secrets/find-secrets'
import { removeSecrets } from '@/formats/share-link/secrets/remove-secrets'
import { findSecretTexts } from '@/formats/share-link/secrets/secret-kinds'
import { fastest } from '../fastest'

/** A key of MISP's form that belongs to nobody. */
const mispKey = 'Zq7' + 'aB3dE5fG7h'.repeat(4).slice(3)

describe('a text', () => {
  it.each([
    ['abc123', 'apikey', 'api-key', 'abc123'],
    ['abc123', 'hec_token', 'api-key', 'abc123'],
    ['hunter2', 'password', 'api-key', 'hunter2'],
    [`Authorization: ${mispKey}\nAccept: x`, 'headers', 'api-key', mispKey],
    ['X-API-Key: s3cr3t', 'headers', 'api-key', 's3cr3t'],
    [`it is ${mispKey}.`, 'comment', 'api-key', mispKey],
    [`ghp_${'a1'.repeat(18)}`, '', 'api-key', `ghp_${'a1'.repeat(18)}`],
    [`123456789:AA${'x'.repeat(33)}`, 'x', 'api-key', `123456789:AA${'x'.repeat(33)}`],
    ['see https://bob:pw@host.test/x', '', 'webhook', 'https://bob:pw@host.test/x'],
    ['https://a.test/in?token=77', 'url', 'webhook', 'https://a.test/in?token=77'],
    [
      'https://hooks.slack.test/services/T0/B0/abcdefghijklmnop',
      'url',
      'webhook',
      'https://hooks.slack.test/services/T0/B0/abcdefghijklmnop',
    ],
    ['mail to jane.doe@cert.example.org now', '', 'mail', 'jane.doe@cert.example.org'],
    ['http://misp.corp/events', 'url', 'internal-host', 'misp.corp'],
    ['http://intranet/x', 'url', 'internal-host', 'intranet'],
    ['at 192.168.7.1:8080', '', 'internal-host', '192.168.7.1'],
    ['172.31.0.1', '', 'internal-host', '172.31.0.1'],
    ['fe80::1 here', '', 'internal-host', 'fe80::1'],
    ['http://localhost:6666/', 'url', 'internal-host', 'localhost'],
  ])('%j in “%s” holds a secret: %s', (text, field, kind, found) => {
    expect(findSecretTexts(text, field)).toEqual([{ kind, text: found }])
  })

  it.each([
    ['', 'apikey'],
    ['{{ Event.info }}', 'token'],
    ['da39a3ee5e6b4b0d3255bfef95601890afd80709', 'value'],
    ['https://example.com/test', 'url'],
    ['198.51.100.7 and 172.32.0.1 and 8.8.8.8', 'value'],
    ['1.10.0.0.1', 'value'],
    ['Key: value', 'comment'],
    ['misp-workflow:mutability="allowed"', 'tags'],
    ['Event._AttributeFlattened.{n}[type=ip-dst].value', 'hash_path'],
    ['tlp:red', 'tags'],
    ['std::string', 'comment'],
  ])('%j in “%s” holds none', (text, field) => {
    expect(findSecretTexts(text, field)).toEqual([])
  })

  it.each(['a@', 'a.', '1.', 'http://', 'aB3', ':', 'Bearer ', 'x-'])(
    'of many “%s” is searched in time that grows with its length alone',
    async (piece) => {
      const search = (count: number) => () => findSecretTexts(piece.repeat(count), 'headers')
      // A search that goes over the text again from each place would take a hundred times as long.
      const short = await fastest(search(1_500))
      expect(await fastest(search(15_000))).toBeLessThan(short * 50 + 50)
    },
  )
})

const workflow = `{"7":{"id":7,"data":{"id":"webhook","module_type":"action","indexed_params":{"url":"https://a.test/?token=1\\"x","headers":"Authorization: ${mispKey}"}}},"3":{"id":3,"n":1.50,"data":{"id":"send-mail","module_type":"action","indexed_params":{"recipients":["a@b.example"]}}}}`
const event =
  '{"Event":{"event_creator_email":"a@b.example","Attribute":[{"type":"ip-dst","value":"10.0.0.7"},{"type":"email-src","value":"evil@phish.example"}]}}'
const content: SharedContent = {
  kind: 'workflow',
  content: workflow,
  events: [{ name: 'e.json', content: event }],
}

describe('the content of a link', () => {
  it('is searched, each secret told once with its places, indicators last', () => {
    expect(findSecrets(content)).toEqual([
      {
        kind: 'mail',
        text: 'a@b.example',
        places: ['node 3, parameter recipients.0', 'e.json: Event.event_creator_email'],
        isIndicator: false,
      },
      {
        kind: 'webhook',
        text: 'https://a.test/?token=1',
        places: ['node 7, parameter url'],
        isIndicator: false,
      },
      {
        kind: 'api-key',
        text: mispKey,
        places: ['node 7, parameter headers'],
        isIndicator: false,
      },
      {
        kind: 'internal-host',
        text: '10.0.0.7',
        places: ['e.json: Event.Attribute.0.value'],
        isIndicator: true,
      },
      {
        kind: 'mail',
        text: 'evil@phish.example',
        places: ['e.json: Event.Attribute.1.value'],
        isIndicator: true,
      },
    ])
  })

  it('loses what is removed, and nothing else', () => {
    const cleaned = removeSecrets(
      content,
      findSecrets(content).filter(({ isIndicator }) => !isIndicator),
    )
    expect(cleaned).toEqual({
      kind: 'workflow',
      content: workflow
        .replace('https://a.test/?token=1', 'https://removed.example.com/')
        .replace(mispKey, 'REMOVED-KEY')
        .replace('a@b.example', 'removed@example.com'),
      events: [{ name: 'e.json', content: event.replace('a@b.example', 'removed@example.com') }],
    })
    expect(findSecrets(cleaned).filter(({ isIndicator }) => !isIndicator)).toEqual([])
  })

  it('is searched in the paths and the condition of a session', () => {
    const session: SharedContent = {
      kind: 'hash-path',
      paths: ['Event.Attribute.{n}[value=10.1.2.3]'],
      mode: 'extract',
      form: 'raw',
      condition: { kind: 'if', fields: { value: ['a@b.example'], operator: 'in' } },
      events: [{ name: 'broken', content: '{"Event": "c@d.example' }],
    }
    const secrets = findSecrets(session)
    expect(secrets.map(({ text }) => text)).toEqual(['10.1.2.3', 'a@b.example', 'c@d.example'])
    expect(removeSecrets(session, secrets)).toMatchObject({
      paths: ['Event.Attribute.{n}[value=removed.example.com]'],
      condition: { fields: { value: ['removed@example.com'], operator: 'in' } },
      events: [{ content: '{"Event": "removed@example.com' }],
    })
  })

  it('is the same object when nothing is removed', () => {
    expect(removeSecrets(content, [])).toBe(content)
  })

  it('holds no secret any more, wherever it stood', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        const text = JSON.stringify([before, { note: ['say x@y.example "now"'] }, after])
        const shared: SharedContent = { kind: 'exercise', name: 'x', content: text, events: [] }
        const cleaned = removeSecrets(shared, [
          { kind: 'mail', text: 'x@y.example', places: [], isIndicator: false },
        ])
        const expected: unknown = JSON.parse(text.replaceAll('x@y.example', 'removed@example.com'))
        expect(cleaned.kind === 'exercise' && JSON.parse(cleaned.content)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('loses texts that mean something in a regular expression, longer ones first', () => {
    const odd = 'https://a.test/?token=$&(x)+[y]|{2}^.*-\\d'
    const shared: SharedContent = {
      kind: 'exercise',
      name: 'x',
      content: JSON.stringify([odd, `${odd}!`, 'https://a.test/?token=']),
      events: [],
    }
    const secret = (text: string) => ({
      kind: 'webhook' as const,
      text,
      places: [],
      isIndicator: false,
    })
    const cleaned = removeSecrets(shared, [secret('https://a.test/?token='), secret(odd)])
    const webhook = 'https://removed.example.com/'
    expect(cleaned.kind === 'exercise' && JSON.parse(cleaned.content)).toEqual([
      webhook,
      `${webhook}!`,
      webhook,
    ])
  })

  it('of two thousand addresses is told and cleaned whole, in time', async () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => ({
      uuid: crypto.randomUUID(),
      category: 'Network activity',
      note: `u${index}@x.example`,
    }))
    const shared: SharedContent = {
      kind: 'exercise',
      name: 'x',
      content: JSON.stringify(rows),
      events: [],
    }
    const secrets = findSecrets(shared)
    expect(secrets).toHaveLength(2_000)
    expect(findSecrets(removeSecrets(shared, secrets))).toEqual([])
    const both = () => removeSecrets(shared, findSecrets(shared))
    expect(await fastest(both)).toBeLessThan(3000)
  })
})
