import { describe, expect, it } from 'vitest'
import { genericIf } from '@/engine/modules/logic/generic-if.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { tryModule } from '../try-module.ts'

const data: PhpMap = {
  Event: {
    info: 'Phishing',
    published: false,
    threat_level_id: '2',
    Tag: [{ name: 'tlp:red' }, { name: 'type:OSINT' }],
    Galaxy: [],
  },
}

function holds(operator: string, hash_path: string, value: PhpValue = ''): boolean {
  const parameters = { operator, hash_path, value, value_list: value }
  return tryModule(genericIf, { data, parameters }).success
}

describe('generic-if', () => {
  it('looks for a value among those a path finds', () => {
    expect(holds('in', 'Event.Tag.{n}.name', 'tlp:red')).toBe(true)
    expect(holds('in', 'Event.Tag.{n}.name', 'tlp:green')).toBe(false)
    expect(holds('not_in', 'Event.Tag.{n}.name', 'tlp:green')).toBe(true)
    expect(holds('in', 'Event.info', 'Phishing')).toBe(true)
  })

  it('compares the value at a path of plain keys loosely', () => {
    expect(holds('equals', 'Event.threat_level_id', '2.0')).toBe(true)
    expect(holds('equals', 'Event.published', '0')).toBe(true)
    expect(holds('not_equals', 'Event.info', 'Phishing')).toBe(false)
  })

  it('takes what is missing, and every list, as neither equal nor unequal', () => {
    for (const path of ['Event.nope', 'Event.Tag', 'Event.Tag.{n}.name']) {
      expect(holds('equals', path, '')).toBe(false)
      expect(holds('not_equals', path, 'x')).toBe(false)
    }
  })

  it('asks whether a path finds anything', () => {
    expect(holds('any_value', 'Event.Tag.{n}')).toBe(true)
    expect(holds('any_value', 'Event.published')).toBe(true)
    expect(holds('any_value', 'Event.Galaxy.{n}')).toBe(false)
  })

  it('takes the list of values for "any value from", and lists where the editor has no such operator', () => {
    expect(holds('in_or', 'Event.Tag.{n}.name', ['x', 'tlp:red'])).toBe(true)
    expect(holds('in_or', 'Event.Tag.{n}.name', ['x'])).toBe(false)
    expect(holds('in_and', 'Event.Tag.{n}.name', ['tlp:red', 'type:OSINT'])).toBe(true)
    expect(holds('not_in_or', 'Event.Tag.{n}.name', ['x'])).toBe(true)
  })

  it('is false for operators MISP does not know, comparisons by size among them', () => {
    expect(holds('greater', 'Event.threat_level_id', '1')).toBe(false)
    expect(holds('', 'Event.info', 'Phishing')).toBe(false)
  })

  it('without parameters looks for an empty text among everything', () => {
    expect(tryModule(genericIf, { data }).success).toBe(false)
  })

  it('sees data through the label filters', () => {
    const enabledFilters = {
      A: { selector: 'Event.Tag.{n}', path: 'name', operator: 'equals', value: 'type:OSINT' },
    }
    const parameters = { operator: 'in', hash_path: 'Event.Tag.{n}.name', value: 'tlp:red' }
    const filtered = { ...data, enabledFilters }
    expect(tryModule(genericIf, { data: filtered, parameters }).success).toBe(false)
  })
})
