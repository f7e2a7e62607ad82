import { isPhpMap } from '@/engine/php/array'
import { mapItems, omitKeys } from '@/engine/php/offsets'
import type { PhpValue } from '@/engine/php/value'
import { parseJson } from '@/formats/json/parse-json'
import type { SharedContent } from './content'

/** MISP's key for the file of an attribute, as base64. */
const FILE = 'data'

/** How many files stand in the events of a content. */
export function countAttachments(content: SharedContent): number {
  return content.events.reduce((sum, event) => sum + countIn(valueOf(event.content)), 0)
}

/** The content without the files in its events. Attributes stay, with their values. */
export function withoutAttachments(content: SharedContent): SharedContent {
  const events = content.events.map((event) => {
    const value = valueOf(event.content)
    return countIn(value) === 0 ? event : { ...event, content: JSON.stringify(removeIn(value)) }
  })
  return { ...content, events }
}

function valueOf(text: string): PhpValue {
  const parsed = parseJson(text)
  return parsed.ok ? parsed.value : null
}

function countIn(value: PhpValue): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = holdsFile(value) ? 1 : 0
  return Object.values(value).reduce((sum: number, item: PhpValue) => sum + countIn(item), own)
}

function removeIn(value: PhpValue): PhpValue {
  if (typeof value !== 'object' || value === null) return value
  return mapItems(holdsFile(value) ? omitKeys(value, [FILE]) : value, removeIn)
}

/** An attribute with a file: only attributes have both a type and a text as `data`. */
function holdsFile(value: PhpValue): value is { readonly [FILE]: string; readonly type: string } {
  return isPhpMap(value) && typeof value['type'] === 'string' && typeof value[FILE] === 'string'
}
