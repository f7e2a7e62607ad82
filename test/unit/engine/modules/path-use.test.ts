import { expect, it } from 'vitest'
import { pathUse } from '@/engine/modules/path-use'

const reading = (values: Record<string, string>) => (id: string) => values[id] ?? ''

it('reads one value where the module compares one', () => {
  const read = (operator: string) => pathUse('generic-if', 'hash_path', reading({ operator }))
  expect(read('equals')).toEqual({ mode: 'get' })
  expect(read('in')).toEqual({ mode: 'extract' })
  expect(pathUse('add_eventblocklist_entry', 'uuid_hash_path', reading({}))).toEqual({
    mode: 'get',
  })
})

it('starts at the items of the selector', () => {
  const read = reading({ selector: 'Event.Tag.{n}' })
  expect(pathUse('generic-filter-data', 'hash_path', read)).toEqual({
    mode: 'extract',
    selector: 'Event.Tag.{n}',
  })
  expect(pathUse('generic-filter-data', 'selector', read)).toEqual({ mode: 'extract' })
  expect(pathUse('generic-filter-data', 'hash_path', reading({}))).toEqual({ mode: 'extract' })
})

it('is an extraction elsewhere', () => {
  expect(pathUse('count-if', 'selector', reading({}))).toEqual({ mode: 'extract' })
})

it('looks into the attributes of the event where countries are assigned', () => {
  expect(pathUse('assign_country', 'scope', reading({}))).toEqual({
    mode: 'extract',
    selector: 'Event._AttributeFlattened.{n}',
  })
})
