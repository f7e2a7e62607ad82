import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compatOf } from '@/engine/compat'
import { enrichEvent } from '@/engine/effects/enrich-event'
import { acceptsType, enrichmentModule, queryEnrichment } from '@/engine/effects/query-enrichment'
import type { MispState } from '@/engine/effects/state'
import { attributesOf } from '@/engine/event/stored-events'
import { declareMispModules } from '@/engine/modules/actions/misp-module'
import { isPhpMap } from '@/engine/php/array'
import { getOffset } from '@/engine/php/offsets'
import type { PhpMap } from '@/engine/php/value'
import { workflowStarter } from '@/engine/run/fire-trigger'
import { Session } from '@/engine/run/session'
import { stateForEvent } from '@/formats/event-json/state-for-event'
import { teachingMisp } from '@/formats/simulated-misp/teaching-misp'
import {
  loadTeachingTexts,
  teachingFiles,
  type TeachingFile,
} from '@/formats/simulated-misp/teaching-texts'

const NOW = 1_727_827_200
const samples = ['phishing', 'guessing', 'intrusion']

function publicFile(path: string): string {
  return readFileSync(new URL(`../../../../public/${path}.json`, import.meta.url), 'utf8')
}

const texts = await loadTeachingTexts((file) =>
  Promise.resolve(publicFile(`simulated-misp/${file}`)),
)
const misp = teachingMisp(texts, NOW)

function sample(name: string): PhpMap {
  const event = getOffset(JSON.parse(publicFile(`samples/${name}`)), 'Event')
  if (!isPhpMap(event)) throw new Error('a sample is an event')
  return event
}

function sessionOn(state: MispState): Session {
  return new Session({ state, compat: compatOf('2.5.1'), starter: workflowStarter })
}

describe('the MISP for teaching', () => {
  it('has something of everything and no events', () => {
    expect(misp.now).toBe(NOW)
    expect(misp.events).toEqual({})
    expect(new Set(misp.warninglists.map(({ type }) => type)).size).toBe(5)
    expect(misp.warninglists.filter(({ isDefault }) => !isDefault)).toHaveLength(1)
    expect(new Set(misp.warninglists.map(({ id }) => id)).size).toBe(misp.warninglists.length)
    expect(misp.decayingModels).toHaveLength(3)
    expect(misp.countryClusters.length).toBeGreaterThan(240)
    expect(misp.countryClusters).toContainEqual({
      value: 'luxembourg',
      tag_name: 'misp-galaxy:country="luxembourg"',
    })
    expect(misp.tags.map(({ name }) => name)).toContain('tlp:amber+strict')
    expect(new Set(misp.tags.map(({ name }) => name)).size).toBe(misp.tags.length)
    expect(declareMispModules(misp.mispModules).map(({ id }) => id)).toEqual([
      'mattermost',
      'slack',
    ])
  })

  it('has organisations, roles and users that fit together', () => {
    const ids = (rows: readonly PhpMap[]) => rows.map(({ id }) => id)
    for (const user of misp.users) {
      expect(ids(misp.organisations)).toContain(user['org_id'])
      expect(ids(misp.roles)).toContain(user['role_id'])
    }
    expect(ids(misp.organisations)).toContain(String(misp.settings['MISP.host_org_id']))
  })

  it('answers only for modules it has', () => {
    const known = [...misp.mispModules.enabled, 'ai_connector']
    for (const { module } of misp.mispModules.answers) expect(known).toContain(module)
  })

  it('has an answer of every module for some attribute of the samples', () => {
    const attributes = samples.flatMap((name) => attributesOf(sample(name)).filter(isPhpMap))
    for (const name of misp.mispModules.enabled) {
      const module = enrichmentModule(misp.mispModules, name)
      if (module === undefined) throw new Error(`no module ${name}`)
      const answered = attributes.filter((attribute) => {
        if (!acceptsType(module, getOffset(attribute, 'type'))) return false
        const answer = queryEnrichment(sessionOn(misp), { module, attribute, triggerData: {} })
        return JSON.stringify(answer).includes('"value') // an object’s fields, or plain values
      })
      expect([name, answered.length > 0]).toEqual([name, true])
    }
  })

  it('gives answers in MISP’s format the attribute they are about', () => {
    const module = enrichmentModule(misp.mispModules, 'mmdb_lookup')
    const attribute = {
      uuid: '00000000-0000-4000-8000-000000000001',
      type: 'ip-dst',
      value: '192.0.2.41',
      to_ids: true,
    }
    const answer = queryEnrichment(sessionOn(misp), {
      module: module ?? {},
      attribute,
      triggerData: {},
    })
    expect(answer).toMatchObject({
      results: {
        Attribute: [{ ...attribute, category: null, comment: null }],
        Object: [
          { name: 'geolocation', ObjectReference: [{ referenced_uuid: attribute.uuid }] },
          { name: 'asn', ObjectReference: [{ relationship_type: 'related-to' }] },
        ],
      },
    })
    const again = queryEnrichment(sessionOn(misp), {
      module: module ?? {},
      attribute,
      triggerData: {},
    })
    expect(again).toEqual(answer)
  })

  it('enriches a sample with objects that MISP accepts', () => {
    const event = sample('guessing')
    const session = sessionOn(stateForEvent(event, NOW, misp))
    const eventId = String(event['id'])
    expect(enrichEvent(session, { eventId, modules: ['abuseipdb'] })).toBeGreaterThan(0)
    const dropped = session.logRows.filter(({ title }) => title.includes('dropped'))
    // The attributes asked about are in the event already.
    expect(dropped.every(({ change }) => change?.includes('A similar attribute'))).toBe(true)
  })

  it('is not loaded from files that can’t be used', () => {
    expect(() => teachingMisp({ ...texts, answers: '[{"module": 7}]' }, NOW)).toThrow(
      /^answers\.json, 0\.module: This is no text\./,
    )
  })

  it('asks for each file once', async () => {
    const asked: TeachingFile[] = []
    await loadTeachingTexts((file) => {
      asked.push(file)
      return Promise.resolve('')
    })
    expect(asked.toSorted()).toEqual(teachingFiles.toSorted())
  })
})
