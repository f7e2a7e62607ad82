import { describe, expect, it } from 'vitest'
import { tagAttachedAfterSave } from '@/engine/modules/triggers/tag-attached-after-save.ts'
import type { PhpMap } from '@/engine/php/value.ts'

const DEFAULTS: PhpMap = { scope: 'event', locality: 'local', tag: '' }

function goesOn(Tag: PhpMap, saved: PhpMap = {}): boolean {
  const parameters = { ...DEFAULTS, ...saved }
  return tagAttachedAfterSave.condition?.({ Tag }, (id) => parameters[id] ?? '') ?? true
}

const onEvent = { name: 'tlp:red', event_id: '1', local: true }
const onAttribute = { name: 'tlp:red', event_id: '1', attribute_id: '5' }

describe('the condition of tag-attached-after-save', () => {
  it('by default wants a local tag of an event', () => {
    expect(goesOn(onEvent)).toBe(true)
    expect(goesOn({ ...onEvent, local: false })).toBe(false)
    expect(goesOn(onAttribute)).toBe(false)
  })

  it('looks at the scope', () => {
    expect(goesOn(onEvent, { scope: 'attribute' })).toBe(false)
    expect(goesOn(onEvent, { scope: 'any' })).toBe(true)
    expect(goesOn(onAttribute, { scope: 'any', locality: 'any' })).toBe(true)
  })

  it('takes tags of attributes for global, as MISP never says', () => {
    expect(goesOn(onAttribute, { scope: 'attribute', locality: 'local' })).toBe(false)
    expect(goesOn(onAttribute, { scope: 'attribute', locality: 'global' })).toBe(true)
    expect(goesOn({ ...onEvent, local: false }, { locality: 'global' })).toBe(true)
  })

  it('wants exactly the tag, if one is named', () => {
    expect(goesOn(onEvent, { tag: 'tlp:red' })).toBe(true)
    expect(goesOn(onEvent, { tag: 'TLP:RED' })).toBe(false)
  })
})
