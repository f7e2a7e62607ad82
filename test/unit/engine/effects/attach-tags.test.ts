import { describe, expect, it } from 'vitest'
import { attachMissingTags, attachTags, detachTags } from '@/engine/effects/attach-tags.ts'
import { attribute } from '../event/samples.ts'
import {
  listener,
  logLines,
  misp,
  NOW,
  queuedFor,
  rows,
  sessionOn,
  storedAttribute,
  tagNamesOf,
} from './misp.ts'

const ofEvent = { scope: 'event', eventId: '3' } as const
const of8 = { scope: 'attribute', attributeId: '8', eventId: '3' } as const
const of11 = { scope: 'attribute', attributeId: '11', eventId: '3' } as const
const local = { local: true, relationshipType: '' }

describe('attaching tags to an event', () => {
  it('adds what is not there and unpublishes, local tags too', () => {
    const published = misp()
    const event = { ...published.events['3'], published: true }
    const session = sessionOn({ ...published, events: { '3': event } })
    const result = attachTags(session, ofEvent, ['tlp:green', 'PAP:RED'], local)
    expect(result).toEqual({ success: true, names: ['tlp:green', 'PAP:RED'] })
    const stored = session.state.events['3']
    expect(tagNamesOf(stored)).toEqual(['tlp:green', 'type:OSINT', 'PAP:RED'])
    expect(rows(stored?.['Tag']).at(-1)).toMatchObject({
      id: '5',
      local: true,
      relationship_type: null,
    })
    expect(stored).toMatchObject({ published: false, timestamp: String(NOW) })
    expect(session.effects).toEqual([
      { kind: 'attach-tags', target: ofEvent, tags: ['tlp:green', 'PAP:RED'], ...local },
    ])
  })

  it('leaves a tag that is there alone, whatever its case and locality, and calls it a success', () => {
    const session = sessionOn(misp())
    expect(attachTags(session, ofEvent, ['TLP:Green'], local)).toEqual({
      success: true,
      names: ['TLP:Green'],
    })
    expect(session.state.events['3']).toEqual(misp().events['3'])
  })

  it('overwrites the relationship type of a tag that is there, an empty one erases it', () => {
    const session = sessionOn(misp())
    attachTags(session, ofEvent, ['type:OSINT'], local)
    const attached = rows(session.state.events['3']?.['Tag'])[1]
    expect(attached).toMatchObject({ name: 'type:OSINT', relationship_type: null, local: true })
    expect(session.state.events['3']?.['timestamp']).toBe('1727740900')
  })

  it('creates unknown tags with a colour of their name and logs them', () => {
    const session = sessionOn(misp())
    attachTags(session, ofEvent, ['misp-galaxy:country="luxembourg"'], { ...local, local: false })
    expect(session.state.tags.at(-1)).toMatchObject({
      id: '6',
      colour: '#49384d',
      is_galaxy: true,
      is_custom_galaxy: false,
    })
    expect(logLines(session)).toEqual([
      'Tag add: misp-galaxy:country="luxembourg" | org_id () => (0), user_id () => (0), hide_tag () => (0), is_galaxy () => (1), is_custom_galaxy () => (0), local_only () => (0), name () => (misp-galaxy:country="luxembourg"), colour () => (#49384d), exportable () => (1)',
    ])
    expect(session.logRows[0]?.description).toBe(
      'Tag "misp-galaxy:country="luxembourg"" (6) added by User "ann@example.org" (1).',
    )
  })

  it('does nothing with an empty name and fails where a workflow forbids the saving', () => {
    const session = sessionOn(misp())
    expect(attachTags(session, ofEvent, [''], local)).toEqual({ success: false, names: [] })
    const forbidden = sessionOn(misp({ workflows: [listener('event-before-save', 'no')] }))
    expect(attachTags(forbidden, ofEvent, ['PAP:RED'], local).success).toBe(false)
    expect(tagNamesOf(forbidden.state.events['3'])).toContain('PAP:RED')
    expect(forbidden.state.events['3']?.['timestamp']).toBe('1727740900')
  })

  it('fires event-after-save with the row, tag-attached-after-save only while a feed of tags is on', () => {
    const quiet = sessionOn(misp({ workflows: [listener('tag-attached-after-save')] }))
    attachTags(quiet, ofEvent, ['PAP:RED'], local)
    expect(quiet.jobs).toEqual([])
    const settings = {
      'Plugin.ZeroMQ_enable': true,
      'Plugin.ZeroMQ_tag_notifications_enable': true,
    }
    const workflows = [listener('tag-attached-after-save'), listener('event-after-save')]
    const session = sessionOn(misp({ workflows, settings: { ...misp().settings, ...settings } }))
    attachTags(session, ofEvent, ['PAP:RED'], local)
    const [fired] = queuedFor(session, 'tag-attached-after-save')
    expect(fired).toMatchObject({ Tag: { name: 'PAP:RED', event_id: '3', local: true } })
    const [saved] = queuedFor(session, 'event-after-save')
    expect(saved).toMatchObject({ Event: { id: '3', timestamp: String(NOW) } })
  })
})

describe('attaching tags to an attribute', () => {
  it('touches the attribute, its object and its event', () => {
    const session = sessionOn(misp({ workflows: [listener('attribute-after-save')] }))
    expect(attachTags(session, of11, ['PAP:RED'], local).success).toBe(true)
    const event = session.state.events['3']
    expect(storedAttribute(session, 11)).toMatchObject({ timestamp: String(NOW) })
    expect(tagNamesOf(storedAttribute(session, 11))).toEqual(['PAP:RED'])
    expect(rows(event?.['Object'])[0]?.['timestamp']).toBe(String(NOW))
    expect(event?.['timestamp']).toBe(String(NOW))
    expect(logLines(session)[0]).toMatch(
      /^Object edit: file \| template_version \(24\) => \(1\), uuid \(00000000-0000-4000-8000-0000000000f5\) => \(/,
    )
    expect(queuedFor(session, 'attribute-after-save')).toEqual([
      expect.objectContaining({ Object: expect.objectContaining({ id: '5' }) }),
    ])
  })

  it('always fires tag-attached-after-save, without the locality', () => {
    const session = sessionOn(misp({ workflows: [listener('tag-attached-after-save')] }))
    attachTags(session, of8, ['PAP:RED'], local)
    const [fired] = queuedFor(session, 'tag-attached-after-save')
    expect(fired).toMatchObject({ Tag: { attribute_id: '8', event_id: '3', name: 'PAP:RED' } })
    expect(JSON.stringify(fired)).not.toContain('"local":')
  })

  it('with a foreign event id touches the attribute and says so, but nothing is attached', () => {
    const session = sessionOn(misp())
    const foreign = { scope: 'attribute', attributeId: '8', eventId: '99' } as const
    expect(attachTags(session, foreign, ['PAP:RED'], local)).toEqual({
      success: true,
      names: ['PAP:RED'],
    })
    expect(tagNamesOf(storedAttribute(session, 8))).toEqual(['tlp:red', 'PAP:GREEN'])
    expect(storedAttribute(session, 8)['timestamp']).toBe(String(NOW))
  })

  it('without an event id the association fails, yet the attribute is touched', () => {
    const session = sessionOn(misp())
    const nameless = { scope: 'attribute', attributeId: '8', eventId: '' } as const
    expect(attachTags(session, nameless, ['PAP:RED'], local)).toEqual({ success: true, names: [] })
  })

  it('fails for an attribute that is not there', () => {
    const session = sessionOn(misp())
    const nowhere = { scope: 'attribute', attributeId: '99', eventId: '3' } as const
    expect(attachTags(session, nowhere, ['PAP:RED'], local).success).toBe(false)
  })
})

describe('detaching tags', () => {
  it('takes only those of the locality, or any', () => {
    const session = sessionOn(misp())
    expect(detachTags(session, of8, ['tlp:red'], true)).toEqual({ success: false, names: [] })
    expect(detachTags(session, of8, ['TLP:RED', 'pap:green'], null)).toEqual({
      success: true,
      names: ['TLP:RED', 'pap:green'],
    })
    expect(storedAttribute(session, 8)).not.toHaveProperty('Tag')
    expect(storedAttribute(session, 8)['timestamp']).toBe(String(NOW))
  })

  it('calls a tag MISP does not know a success, without touching anything', () => {
    const session = sessionOn(misp())
    expect(detachTags(session, ofEvent, ['never:seen'], null)).toEqual({ success: true, names: [] })
    expect(detachTags(session, ofEvent, ['PAP:RED'], null).success).toBe(false)
    expect(session.state.events).toEqual(misp().events)
  })
})

it('tags of a saved record come back when they were detached in the meantime', () => {
  const session = sessionOn(
    misp({ events: { '3': { ...misp().events['3'], Attribute: [attribute(8)] } } }),
  )
  attachMissingTags(session, of8, [{ name: 'tlp:red', local: false }, { name: '' }])
  expect(tagNamesOf(storedAttribute(session, 8))).toEqual(['tlp:red'])
  expect(storedAttribute(session, 8)['timestamp']).toBe('1727740800')
})
