import { isPhpList, isPhpMap } from '@/engine/php/array.ts'
import type { PhpList, PhpMap, PhpValue } from '@/engine/php/value.ts'

/** The loops an experienced programmer would write for these paths: direct access, nothing but the result allocated. */
export const handWritten: Readonly<Record<string, (data: PhpMap) => PhpValue[]>> = {
  'Event.Attribute.{n}.type': (data) => {
    const values: PhpValue[] = []
    for (const attribute of listIn(mapIn(data, 'Event'), 'Attribute')) {
      if (isPhpMap(attribute)) push(values, attribute['type'])
    }
    return values
  },

  'Event._AttributeFlattened.{n}._allTags.{n}.name': (data) => {
    const values: PhpValue[] = []
    for (const attribute of listIn(mapIn(data, 'Event'), '_AttributeFlattened')) {
      if (!isPhpMap(attribute)) continue
      for (const tag of listIn(attribute, '_allTags')) {
        if (isPhpMap(tag)) push(values, tag['name'])
      }
    }
    return values
  },

  'Event.Attribute.{n}[type=ip-src].value': (data) => {
    const values: PhpValue[] = []
    for (const attribute of listIn(mapIn(data, 'Event'), 'Attribute')) {
      if (isPhpMap(attribute) && attribute['type'] === 'ip-src') push(values, attribute['value'])
    }
    return values
  },

  'Event.Object.{n}.Attribute.{n}[object_relation=ip].Tag.{n}[name=/^tlp:/].name': (data) => {
    const values: PhpValue[] = []
    const tlp = /^tlp:/
    for (const object of listIn(mapIn(data, 'Event'), 'Object')) {
      if (!isPhpMap(object)) continue
      for (const attribute of listIn(object, 'Attribute')) {
        if (!isPhpMap(attribute) || attribute['object_relation'] !== 'ip') continue
        for (const tag of listIn(attribute, 'Tag')) {
          if (isPhpMap(tag) && typeof tag['name'] === 'string' && tlp.test(tag['name'])) {
            push(values, tag['name'])
          }
        }
      }
    }
    return values
  },
}

function mapIn(map: PhpMap, key: string): PhpMap {
  const value = map[key]
  return isPhpMap(value) ? value : {}
}

function listIn(map: PhpMap, key: string): PhpList {
  const value = map[key]
  return isPhpList(value) ? value : []
}

function push(values: PhpValue[], value: PhpValue | undefined): void {
  if (value !== undefined) values.push(value)
}
