import { isPhpMap } from '../php/array.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { newUuid } from './next-id.ts'
import { omit } from './omit.ts'
import { textOf } from './text-of.ts'

/**
 * An answer that was prepared for a value, as a module in MISP's own format gives it for one attribute: the attribute
 * itself stands in front, each object points to it, and everything has a uuid of its own. An answer without objects
 * stays as it is.
 */
export function echoAttribute(body: PhpValue, attribute: PhpMap): PhpValue {
  const results = getOffset(body, 'results')
  const objects = itemsOf(getOffset(results, 'Object')).filter(isPhpMap)
  if (!isPhpMap(body) || objects.length === 0) return body
  const uuid = textOf(attribute['uuid'])
  return {
    ...body,
    results: {
      Attribute: [pick(attribute, ECHOED)],
      Object: objects.map((object, index) => objectAbout(object, uuid, String(index))),
    },
  }
}

const ECHOED = ['uuid', 'type', 'value', 'category', 'to_ids', 'comment']

function pick(row: PhpMap, keys: readonly string[]): PhpMap {
  return Object.fromEntries(keys.map((key) => [key, getOffset(row, key)]))
}

function objectAbout(object: PhpMap, referenced: string, index: string): PhpMap {
  const place = `answer:${referenced}:${textOf(object['name'])}`
  const uuid = newUuid(place, index)
  const attributes = itemsOf(object['Attribute']).filter(isPhpMap)
  return {
    ...omit(object, ['Attribute']),
    uuid,
    Attribute: attributes.map((row, field) => ({
      uuid: newUuid(place, `${index}:${field}`),
      ...row,
    })),
    ObjectReference: [
      {
        uuid: newUuid(place, `${index}:reference`),
        object_uuid: uuid,
        referenced_uuid: referenced,
        relationship_type: 'related-to',
      },
    ],
  }
}
