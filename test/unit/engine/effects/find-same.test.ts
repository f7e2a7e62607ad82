import { expect, it } from 'vitest'
import { findSameObject } from '@/engine/effects/find-same.ts'
import { rowsOf } from '@/engine/effects/stored-rows.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { fileObject, stateWith, storedEvent } from '../event/samples.ts'

const attributes = rowsOf(fileObject, 'Attribute').filter(isPhpMap)

function same(objects: readonly PhpValue[], eventId = '3'): string | undefined {
  const event: PhpMap = { ...storedEvent, Object: objects }
  return findSameObject(stateWith(event), eventId, fileObject, attributes)
}

it('finds an object of the same template with the same attributes', () => {
  expect(same([fileObject])).toBe(fileObject['id'])
  expect(same([{ ...fileObject, template_uuid: 'another' }])).toBeUndefined()
  expect(same([{ ...fileObject, Attribute: attributes.slice(1) }])).toBeUndefined()
})

it('passes over objects that are deleted or no records', () => {
  expect(same([{ ...fileObject, deleted: true }, 'no object'])).toBeUndefined()
})

it('finds nothing in an event that is not there', () => {
  expect(same([fileObject], '404')).toBeUndefined()
})
