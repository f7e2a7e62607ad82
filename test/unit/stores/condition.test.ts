import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useConditionStore } from '@/stores/condition'

beforeEach(() => setActivePinia(createPinia()))

describe('the condition', () => {
  it('asks for what its kind needs', () => {
    const { fields, query } = useConditionStore()
    expect(query).toMatchObject({ kind: 'node-filter', selector: 'Event._AttributeFlattened.{n}' })
    fields.kind = 'generic-if'
    fields.operator = 'in_or'
    const now = useConditionStore().query
    expect(now).not.toHaveProperty('selector')
    expect(now.value).toEqual(['ip-dst', 'ip-src'])
    expect(structuredClone(now)).toEqual(now)
  })

  it('goes into a link and comes out of it the same', () => {
    const condition = useConditionStore()
    expect(condition.isChanged).toBe(false)
    Object.assign(condition.fields, { kind: 'count-if', path: 'Event.Tag.{n}', value: '2' })
    expect(condition.isChanged).toBe(true)
    const shared = condition.share()
    setActivePinia(createPinia())
    const other = useConditionStore()
    other.take(shared)
    expect(other.fields).toEqual(condition.fields)
  })

  it('takes nothing of a kind that is not known, nor what has another type', () => {
    const condition = useConditionStore()
    condition.take({ kind: 'constructor', fields: { path: 'x' } })
    condition.take({ kind: 'count-if', fields: { operator: ['a'], values: 'b', path: 'y' } })
    expect(condition.fields).toMatchObject({
      kind: 'count-if',
      path: 'y',
      operator: 'equals',
      values: ['ip-dst', 'ip-src'],
    })
  })
})
