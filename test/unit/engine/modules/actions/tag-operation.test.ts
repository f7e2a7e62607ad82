import { describe, expect, it } from 'vitest'
import { tagOperation } from '@/engine/modules/actions/tag-operation.ts'
import { enableFilter, resetFilters } from '@/engine/run/label-filters.ts'
import { at, pluck } from '../../event/samples.ts'
import { misp, storedAttribute, tagNamesOf } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'
import { filterAttributes, roamingData, tryOnSample } from './sample-run.ts'

const names = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? pluck(value, 'name') : Object.values(value ?? {})

describe('tag_operation on the event', () => {
  const add = { scope: 'event', action: 'add', locality: 'global', tags: ['PAP:RED', 'tlp:green'] }

  it('tags MISP and, in newer versions, the roaming data: tags that were there appear twice', () => {
    const { success, session, stored } = tryOnSample(tagOperation, add)
    expect(success).toBe(true)
    expect(tagNamesOf(session.state.events['3'])).toEqual(['tlp:green', 'type:OSINT', 'PAP:RED'])
    expect(names(at(stored, 'Event', 'Tag'))).toEqual([
      'tlp:green',
      'type:OSINT',
      'PAP:RED',
      'tlp:green',
    ])
    expect(at(stored, 'Event', 'Tag', '2')).toEqual({
      name: 'PAP:RED',
      relationship_type: '',
      local: false,
    })
  })

  it('in 2.5.1 leaves the roaming data alone', () => {
    const { session, stored } = tryOnSample(tagOperation, add, { version: '2.5.1' })
    expect(tagNamesOf(session.state.events['3'])).toContain('PAP:RED')
    expect(stored).toEqual(roamingData(misp(), '2.5.1'))
  })

  it('removes by name and leaves a hole', () => {
    const remove = { scope: 'event', action: 'remove', locality: 'any', tags: ['tlp:green'] }
    const { success, stored } = tryOnSample(tagOperation, remove)
    expect(success).toBe(true)
    expect(at(stored, 'Event', 'Tag')).toEqual({
      1: expect.objectContaining({ name: 'type:OSINT' }),
    })
  })

  it('fails when there is nothing to remove, but not for a tag MISP does not know', () => {
    const remove = { action: 'remove', locality: 'any' }
    expect(tryOnSample(tagOperation, { ...remove, tags: ['PAP:RED'] }).success).toBe(false)
    expect(tryOnSample(tagOperation, { ...remove, tags: ['never:seen'] }).success).toBe(true)
  })

  it('does nothing without a list of tags', () => {
    for (const tags of ['PAP:RED', '', [], {}]) {
      const { success, session } = tryOnSample(tagOperation, { ...add, tags })
      expect(success).toBe(false)
      expect(session.effects).toEqual([])
    }
  })

  it('with a node filter finds no event', () => {
    const savedFilters = filterAttributes('type', 'domain')
    const { success, session } = tryOnSample(tagOperation, add, { savedFilters })
    expect(success).toBe(false)
    expect(session.effects).toEqual([])
  })

  it('with a filter without selector finds the event only in 2.5.1, where items keep their keys', () => {
    const savedFilters = { selector: '', path: 'Tag.{n}.name', operator: 'in', value: 'tlp:green' }
    expect(tryOnSample(tagOperation, add, { savedFilters, version: '2.5.1' }).success).toBe(true)
    expect(tryOnSample(tagOperation, add, { savedFilters }).success).toBe(false)
  })

  it('dies where the event has no list of tags', () => {
    const data = { Event: { id: '3' } }
    expect(() => tryModule(tagOperation, { data, state: misp(), parameters: add })).toThrow(
      'array_merge(): Argument #1 must be of type array, null given',
    )
  })
})

describe('tag_operation on attributes', () => {
  const add = { scope: 'attribute', action: 'add', locality: 'local', tags: ['PAP:RED'] }

  it('tags all of them, in MISP and everywhere in the roaming data', () => {
    const { success, session, stored } = tryOnSample(tagOperation, add)
    expect(success).toBe(true)
    for (const id of [8, 9, 11, 12]) {
      expect(tagNamesOf(storedAttribute(session, id))).toContain('PAP:RED')
    }
    expect(names(at(stored, 'Event', 'Attribute', '1', 'Tag'))).toEqual(['PAP:RED'])
    expect(names(at(stored, 'Event', '_AttributeFlattened', '3', '_allTags'))).toEqual([
      'tlp:green',
      'type:OSINT',
      'tlp:amber',
      'PAP:RED',
    ])
    expect(at(stored, 'Event', 'Object', '0', 'Attribute', '1')).toEqual(
      at(stored, 'Event', '_AttributeFlattened', '3'),
    )
  })

  it('or those the node filter keeps; none is a failure', () => {
    const { session } = tryOnSample(tagOperation, add, {
      savedFilters: filterAttributes('id', '9'),
    })
    expect(session.effects.map((effect) => 'target' in effect && effect.target)).toEqual([
      { scope: 'attribute', attributeId: '9', eventId: '3' },
    ])
    const savedFilters = filterAttributes('id', 'none')
    expect(tryOnSample(tagOperation, add, { savedFilters }).success).toBe(false)
  })

  it('follows changes into the data from before the label filters', () => {
    const data = enableFilter(roamingData(), 'A', filterAttributes('id', '9'))
    const { stored } = tryModule(tagOperation, { data, state: misp(), parameters: add })
    const restored = resetFilters(stored, 'all')
    expect(names(at(restored, 'Event', 'Attribute', '1', 'Tag'))).toEqual(['PAP:RED'])
    expect(names(at(restored, 'Event', 'Attribute', '0', 'Tag'))).toEqual(['tlp:red', 'PAP:GREEN'])
    expect(names(at(restored, 'Event', '_AttributeFlattened', '1', 'Tag'))).toEqual(['PAP:RED'])
  })

  it('dies on an item without _allTags once MISP has tagged it', () => {
    const data = { Event: { _AttributeFlattened: [{ id: '8', event_id: '3' }] } }
    expect(() => tryModule(tagOperation, { data, state: misp(), parameters: add })).toThrow(
      'array_merge(): Argument #1 must be of type array, null given',
    )
  })

  it('dies on an item that is a text', () => {
    const savedFilters = filterAttributes('', 'x')
    const data = { Event: { _AttributeFlattened: ['x'] } }
    const trial = { data, savedFilters, state: misp(), parameters: add }
    expect(() => tryModule(tagOperation, trial)).toThrow('Cannot access offset')
  })
})
