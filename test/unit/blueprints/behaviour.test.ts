import { describe, expect, it } from 'vitest'
import { MISP_VERSIONS } from '@/engine/compat'
import { blueprintIndex } from '../../../blueprints'
import { put, tryBlueprint } from './try-blueprint'

/** What the tags say that are put on attributes. */
const known = 'misp-workflow:analysis="known-file-hash", misp-workflow:action-taken="ids-flag-removed"'
const falsePositive =
  'false-positive:risk="medium", misp-workflow:action-taken="ids-flag-removed"'

describe.each(MISP_VERSIONS)('on MISP %s', (version) => {
  it.each(blueprintIndex)('$name: no node fails but those that stop on purpose', ({ id }) => {
    const { result } = tryBlueprint(id, version)
    expect(result.fatal).toBeUndefined()
    const failed = result.steps.filter((step) => step.result !== 'success')
    expect(failed.filter(({ node }) => node?.moduleId !== 'stop-execution')).toEqual([])
  })

  describe('block on PAP:RED or tlp:red', () => {
    const id = 'block-on-pap-red-or-tlp-red'

    it('stops where an attribute carries one of them', () => {
      expect(tryBlueprint(id, version).outcome).toBe('blocked')
      expect(tryBlueprint(id, version, put('"tlp:red"', '"x"')).outcome).toBe('blocked')
      expect(tryBlueprint(id, version, put('"PAP:RED"', '"x"')).outcome).toBe('blocked')
    })

    it('stops where the event carries one of them', () => {
      const onEvent = (json: string) =>
        put('"tlp:amber"', '"PAP:RED"')(put('"tlp:red"', '"x"')(put('"PAP:RED"', '"y"')(json)))
      expect(tryBlueprint(id, version, onEvent).outcome).toBe('blocked')
    })

    it('lets everything else pass', () => {
      const harmless = (json: string) => put('"tlp:red"', '"x"')(put('"PAP:RED"', '"y"')(json))
      expect(tryBlueprint(id, version, harmless).outcome).toBe('success')
    })
  })

  describe('no queries to third parties with red tags', () => {
    const id = 'no-red-queries-to-third-parties'

    it('stops a query to a service outside', () => {
      expect(tryBlueprint(id, version).outcome).toBe('blocked')
      expect(tryBlueprint(id, version, put('PAP:RED', 'tlp:red')).outcome).toBe('blocked')
      expect(tryBlueprint(id, version, put('"tlp:amber"', '"tlp:red"')).outcome).toBe('blocked')
    })

    it('lets a database in the house be asked, and anything about what is not red', () => {
      expect(tryBlueprint(id, version, put('abuseipdb', 'geoip_country')).outcome).toBe('success')
      expect(tryBlueprint(id, version, put('PAP:RED', 'PAP:AMBER')).outcome).toBe('success')
    })
  })

  describe('tlp:white gets tlp:clear', () => {
    const id = 'add-tlp-clear-to-tlp-white'

    it('tags the event and the attribute that carry tlp:white', () => {
      const { eventTags, attributes } = tryBlueprint(id, version)
      expect(eventTags).toEqual(['tlp:white', 'tlp:clear'])
      expect(attributes).toEqual([
        '192.0.2.41: tlp:white, tlp:clear [ids]',
        '198.51.100.7: tlp:green [ids]',
        'Peak of 40 Gbit/s: ',
      ])
    })

    it('changes nothing about an event without it', () => {
      const { result, eventTags } = tryBlueprint(id, version, put('tlp:white', 'tlp:amber'))
      expect(result.effects).toEqual([])
      expect(eventTags).toEqual(['tlp:amber'])
    })
  })

  describe('replace tlp:white by tlp:clear', () => {
    const id = 'replace-tlp-white-by-tlp-clear'

    it('does so on the event and on attributes, whether the tag is local or not', () => {
      const { eventTags, attributes } = tryBlueprint(id, version)
      expect(eventTags).toEqual(['type:OSINT', 'tlp:clear'])
      expect(attributes).toEqual([
        'harbor-bank.example: tlp:clear [ids]',
        'harbour-bnak.example: tlp:clear [ids]',
        'harbour-bank.example: tlp:green',
      ])
    })

    it('changes nothing about an event without it', () => {
      const { result, eventTags } = tryBlueprint(id, version, put('tlp:white', 'tlp:amber'))
      expect(result.effects).toEqual([])
      expect(eventTags).toEqual(['tlp:amber', 'type:OSINT'])
    })
  })

  describe('normalise TLP and PAP', () => {
    const id = 'normalise-tlp-and-pap'

    it('replaces odd spellings by the tags of the taxonomies', () => {
      expect(tryBlueprint(id, version).eventTags).toEqual([
        'type:OSINT',
        'tlp:red',
        'tlp:green',
        'PAP:AMBER',
      ])
    })

    it('knows every level', () => {
      const levels = ['red', 'amber+strict', 'amber', 'green', 'clear']
      for (const level of levels) {
        const { eventTags } = tryBlueprint(id, version, put('TLP-RED', `tlp_${level}`))
        expect(eventTags).toContain(`tlp:${level}`)
        expect(eventTags).not.toContain(`tlp_${level}`)
      }
      for (const level of ['RED', 'AMBER', 'GREEN', 'CLEAR']) {
        const { eventTags } = tryBlueprint(id, version, put('pap=amber', `PAP--${level}`))
        expect(eventTags).toContain(`PAP:${level}`)
      }
    })

    it('leaves tags as they should be alone', () => {
      const good = (json: string) =>
        put('TLP-RED', 'tlp:red')(
          put('pap=amber', 'PAP:AMBER')(put('tlp--green', 'tlp:green')(json)),
        )
      const { result, eventTags } = tryBlueprint(id, version, good)
      expect(result.effects).toEqual([])
      expect(eventTags).toEqual(['tlp:red', 'PAP:AMBER', 'tlp:green', 'type:OSINT'])
    })
  })

  describe('curation gate', () => {
    const id = 'curation-gate'
    const complete = put('\\"incomplete\\"', '\\"complete\\"')

    it('says which tag is missing', () => {
      const unfinished = tryBlueprint(id, version)
      expect(unfinished.outcome).toBe('blocked')
      expect(unfinished.result.errors[0]).toContain('is not marked workflow:state="complete"')
      const unmarked = tryBlueprint(id, version, (json) => put('tlp:green', 'x')(complete(json)))
      expect(unmarked.outcome).toBe('blocked')
      expect(unmarked.result.errors[0]).toContain('No TLP tag says who may see this event')
    })

    it('lets a finished event be published', () => {
      expect(tryBlueprint(id, version, complete).outcome).toBe('success')
    })
  })

  describe('stop publishing on tlp:red, else tell a chat', () => {
    const id = 'tlp-red-stops-publishing'

    it('stops and writes a mail for a red attribute as for a red event', () => {
      const swapped = (json: string) => put('"tlp:amber"', '"tlp:red"')(put('"tlp:red"', '"x"')(json))
      for (const change of [(json: string) => json, swapped]) {
        const { outcome, mails, requests } = tryBlueprint(id, version, change)
        expect(outcome).toBe('blocked')
        expect(mails.map(({ subject }) => subject)).toEqual([
          'Not published: Stolen patient records are offered for sale',
        ])
        expect(requests).toEqual([])
      }
    })

    it('tells the chat about any other event', () => {
      const title = put('Stolen patient', 'Stolen \\"patient\\"')
      const green = (json: string) => put('tlp:red', 'tlp:green')(title(json))
      const { outcome, mails, requests } = tryBlueprint(id, version, green)
      expect(outcome).toBe('success')
      expect(mails).toEqual([])
      expect(requests).toHaveLength(1)
      expect(requests[0]).toContain('https://chat.example.org/hooks/misp')
      expect(requests[0]).toContain(
        'Published: Stolen \\"patient\\" records are offered for sale (CERT Example)',
      )
    })
  })

  describe('mail on a pulled event', () => {
    const id = 'mail-on-a-pulled-event'

    it('writes who shares what', () => {
      const { mails } = tryBlueprint(id, version)
      expect(mails).toHaveLength(1)
      expect(mails[0]?.subject).toBe(
        'New from Northern Grid: Wiper spreads by a maintenance tool of power stations',
      )
      expect(mails[0]?.body).toContain('Tags: tlp:amber, type:OSINT\n')
      expect(mails[0]?.body).toContain('- hostname: sync.turbine-tools.example\n')
    })

    it('writes nothing about an event without attributes', () => {
      const empty = (json: string) => json.replace(/"Attribute":\[.*\],"ShadowAttribute":\[\],"Rel/, '"Attribute":[],"Rel')
      const { mails, attributes } = tryBlueprint(id, version, empty)
      expect(attributes).toEqual([])
      expect(mails).toEqual([])
    })
  })

  describe('IDS flag off on warninglist hits', () => {
    const id = 'ids-flag-off-on-warninglist-hits'

    it('takes the flag off what a list knows', () => {
      expect(tryBlueprint(id, version).attributes).toEqual([
        `8.8.8.8: ${falsePositive}`,
        `www.wikipedia.org: ${falsePositive}`,
        '192.0.2.77:  [ids]',
        '9.9.9.9: ',
      ])
    })

    it('changes nothing where no list knows anything', () => {
      const unknown = (json: string) =>
        put('www.wikipedia.org', 'a.b.test-lab.example')(put('8.8.8.8', '192.0.2.8')(json))
      expect(tryBlueprint(id, version, unknown).result.effects).toEqual([])
    })
  })

  describe('IDS flag off for known hashes', () => {
    const id = 'ids-flag-off-for-known-hashes'

    it('takes the flag off checksums of well-known files', () => {
      const { attributes } = tryBlueprint(id, version)
      expect(attributes.slice(0, 2)).toEqual([
        `6e9d25362c485bc3c90c818dfac5dc: ${known}`,
        `e3b0c44298fc1c149afbf4c8996fb9: ${known}`,
      ])
      expect(attributes.slice(2).every((text) => text.endsWith(':  [ids]'))).toBe(true)
    })

    it('changes nothing where none is known', () => {
      const unknown = (json: string) => put('6e9d2536', 'aaaaaaaa')(put('e3b0c442', 'aaaaaaaa')(json))
      const { result, attributes } = tryBlueprint(id, version, unknown)
      expect(result.steps.map(({ node }) => node?.key)).toEqual(['2', '3'])
      expect(attributes.every((text) => text.endsWith(':  [ids]'))).toBe(true)
    })
  })

  describe('tag networks with a bad BGP rank', () => {
    const id = 'tag-networks-with-a-bad-bgp-rank'

    it('tags the network above the threshold only', () => {
      expect(tryBlueprint(id, version).attributes).toEqual([
        'AS64496: adversary:infrastructure-state="active"',
        '64500: ',
        '192.0.2.77:  [ids]',
      ])
    })

    it('tags nothing where all are below it or unknown', () => {
      const harmless = tryBlueprint(id, version, put('AS64496', 'AS64511'))
      expect(harmless.attributes[0]).toBe('AS64511: ')
      expect(harmless.result.steps.map(({ node }) => node?.key)).toEqual(['2', '3'])
    })
  })

  describe('country cluster from enrichment', () => {
    const id = 'country-cluster-from-enrichment'

    it('gives each address the cluster of its country', () => {
      expect(tryBlueprint(id, version).attributes).toEqual([
        '198.51.100.7: misp-galaxy:country="luxembourg" [ids]',
        '192.0.2.41: misp-galaxy:country="norway" [ids]',
        '203.0.113.77: misp-galaxy:country="germany" [ids]',
        'mail.example.org: ',
      ])
    })

    it('knows six countries and leaves other addresses alone', () => {
      const others = (json: string) =>
        put('198.51.100.7', '198.51.100.23')(
          put('192.0.2.41', '192.0.2.77')(put('203.0.113.77', '203.0.113.200')(json)),
        )
      expect(tryBlueprint(id, version, others).attributes.slice(0, 3)).toEqual([
        '198.51.100.23: misp-galaxy:country="belgium" [ids]',
        '192.0.2.77: misp-galaxy:country="netherlands" [ids]',
        '203.0.113.200: misp-galaxy:country="france" [ids]',
      ])
      const abroad = tryBlueprint(id, version, put('198.51.100.7', '203.0.113.10'))
      expect(abroad.attributes[0]).toBe('203.0.113.10:  [ids]')
    })
  })
})
