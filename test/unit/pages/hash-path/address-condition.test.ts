import { describe, expect, it } from 'vitest'
import { readCondition } from '@/pages/hash-path/address-condition'

describe('readCondition', () => {
  it('reads what the page writes', () => {
    const condition = { kind: 'count-if', fields: { path: 'a', values: ['b'] } }
    expect(readCondition(JSON.stringify(condition))).toEqual(condition)
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"kind":1,"fields":{}}',
    '{"kind":"a","fields":null}',
    '{"kind":"a","fields":{"path":1}}',
    '{"kind":"a","fields":{"values":[1]}}',
    `{"kind":"${'a'.repeat(5000)}","fields":{}}`,
  ])('refuses %s', (text) => {
    expect(readCondition(text)).toBeNull()
  })
})
