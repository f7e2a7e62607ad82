import { describe, expect, it } from 'vitest'
import type { HttpAnswerRule } from '@/engine/effects/state.ts'
import { flowintelCreateCase } from '@/engine/modules/actions/flowintel-create-case.ts'
import { tagCountryAsnFromEnrichment } from '@/engine/modules/actions/tag-country-asn-from-enrichment.ts'
import { tagCveFromEnrichment } from '@/engine/modules/actions/tag-cve-from-enrichment.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { at, attribute, pluck } from '../../event/samples.ts'
import { misp, rows, storedAttribute, tagNamesOf } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'
import { roamingData, tryOnSample } from './sample-run.ts'

describe('tag_country_asn_from_enrichment', () => {
  const field = (object_relation: string, value: string) => ({ object_relation, value })
  const enriched = (fields: readonly PhpMap[]): PhpMap => ({
    Event: {
      _AttributeFlattened: [
        attribute(9, { enrichment: [{ Object: [{ Attribute: fields }] }] }),
        attribute(8),
      ],
    },
  })

  it('makes tags of the fields it knows', () => {
    const fields = [
      field('country', 'Belgium'),
      field('countrycode', 'BE'),
      field('ASN', '64500'),
      field('asn', '64500'),
      field('ASNOrganization', 'TEST'),
      field('latitude', '1'),
      field('description', ''),
    ]
    const { session, success } = tryOnSample(
      tagCountryAsnFromEnrichment,
      {},
      { data: enriched(fields), version: '2026' },
    )
    expect(success).toBe(true)
    expect(tagNamesOf(storedAttribute(session, 9))).toEqual([
      'country:"BELGIUM"',
      'country_code:"BE"',
      'asn_number:"64500"',
      'asn_org:"TEST"',
    ])
    expect(rows(storedAttribute(session, 9)['Tag'])[0]?.['local']).toBe(true)
  })

  it('fails where there is nothing to tag', () => {
    const { session, success } = tryOnSample(tagCountryAsnFromEnrichment, { locality: 'global' })
    expect(success).toBe(false)
    expect(session.effects).toEqual([])
  })
})

describe('tag_cve_from_enrichment', () => {
  function lookUp(answer: HttpAnswerRule, parameters: PhpMap = {}) {
    const cve = attribute(9, {
      type: 'vulnerability',
      category: 'External analysis',
      value: 'CVE-2024-1',
      comment: 'seen',
    })
    const event = { ...misp().events['3'], Attribute: [cve] }
    const state = misp({ events: { 3: event }, httpAnswers: [answer] })
    const result = tryOnSample(tagCveFromEnrichment, parameters, { state, version: '2026' })
    return { ...result, tags: tagNamesOf(storedAttribute(result.session, 9)) }
  }
  const answering = (body: string, status = 200): HttpAnswerRule => ({
    urlPrefix: 'https://vulnerability.circl.lu/api/cve/CVE-2024-1',
    status,
    body,
  })

  it('tags score and risk, and adds the summary to the comment', () => {
    const { session, success, tags } = lookUp(answering('{"cvss": 9.8, "summary": "Bad."}'))
    expect(success).toBe(true)
    expect(tags).toEqual(['CVSS:9.8', 'misp:threat-level="high-risk"'])
    expect(storedAttribute(session, 9)['comment']).toBe('seen CVE Summary: Bad.')
    expect(session.state.outbox.requests[0]?.method).toBe('GET')
  })

  it('knows three levels of risk, no score, and the technique', () => {
    expect(lookUp(answering('{"cvss": 4}')).tags[1]).toBe('misp:threat-level="medium-risk"')
    expect(lookUp(answering('{"cvss": 3.9}')).tags[1]).toBe('misp:threat-level="low-risk"')
    expect(lookUp(answering('{}'), { add_vulnerability_ttp: 'yes' }).tags).toEqual([
      'CVSS:unknown',
      'misp-galaxy:mitre-attack-pattern="Vulnerabilities - T1588.006"',
    ])
  })

  it('tags nothing when the service does not know, is away or answers rubbish', () => {
    const answers = [
      answering('{}', 404),
      answering('{'),
      answering('[1]'),
      { urlPrefix: '', error: 'curl error 7' },
    ]
    for (const answer of answers) expect(lookUp(answer)).toMatchObject({ success: false, tags: [] })
    expect(tryOnSample(tagCveFromEnrichment).session.state.outbox.requests).toEqual([])
  })
})

describe('flowintel-create-case', () => {
  function create(answer: HttpAnswerRule, parameters: PhpMap = {}) {
    const state = misp({ httpAnswers: [answer] })
    return tryOnSample(
      flowintelCreateCase,
      { url: 'https://flowintel.example/', apikey: 'key', ...parameters },
      { state, version: '2026' },
    )
  }

  it('posts the event and adds an object that leads to the case', () => {
    const answer = { urlPrefix: 'https://flowintel.example/', status: 201, body: '{"uuid":"u-1"}' }
    const { session, success } = create(answer, { 'case-name': 'Case of {{ Event.info }}' })
    expect(success).toBe(true)
    const [request] = session.state.outbox.requests
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://flowintel.example/api/case/create_with_event',
      headers: { 'X-API-KEY': 'key' },
      body: {
        title: 'Case of Sample',
        origin_url: null,
        ticket_id: at(roamingData(), 'Event', 'uuid'),
      },
    })
    const added = rows(at(session.state.events['3'], 'Object')).at(-1)
    expect(added).toMatchObject({ name: 'flowintel-case', template_version: '5' })
    expect(pluck(at(added, 'Attribute'), 'value')).toEqual([
      'https://flowintel.example/',
      'u-1',
      'Case of Sample',
    ])
  })

  it('adds no object when told so; an answer that is no JSON tells nothing', () => {
    const answer = { urlPrefix: '', status: 200, body: 'created' }
    expect(create(answer, { 'create-reference': 'no' }).session.effects).toHaveLength(1)
    const added = rows(at(create(answer).session.state.events['3'], 'Object')).at(-1)
    expect(pluck(at(added, 'Attribute'), 'object_relation')).toEqual(['flowintel-url', 'title'])
  })

  it('says why there is no case', () => {
    expect(create({ urlPrefix: '', status: 500, body: 'oops' }).errors[0]).toContain('oops')
    expect(create({ urlPrefix: '', error: 'curl error 7' }).errors[0]).toContain('curl error 7')
    expect(create({ urlPrefix: '', status: 200 }, { url: '' }).errors).toEqual([
      'URL not provided.',
    ])
    const state = misp({ settings: {} })
    expect(tryOnSample(flowintelCreateCase, {}, { state, version: '2026' }).success).toBe(false)
  })
})

describe('hostile data', () => {
  it('has no enrichment where an attribute is a text, and no tag of a field without a name', () => {
    const field = { object_relation: ['country'], value: 'BE' }
    const data = {
      Event: {
        _AttributeFlattened: [
          'no attribute',
          attribute(9, { enrichment: [{ Object: [{ Attribute: [field] }] }] }),
        ],
      },
    }
    const { success } = tryModule(tagCountryAsnFromEnrichment, { data, state: misp() })
    expect(success).toBe(false)
  })

  it('is asked nothing about a vulnerability whose id is a list', () => {
    const data = {
      Event: { _AttributeFlattened: [attribute(9, { type: 'vulnerability', value: ['CVE-1'] })] },
    }
    const { session } = tryModule(tagCveFromEnrichment, { data, state: misp() })
    expect(session.state.outbox.requests).toEqual([])
  })
})
