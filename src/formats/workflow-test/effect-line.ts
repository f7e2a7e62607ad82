import { describeEffect } from '@/engine/effects/describe'
import type { Effect } from '@/engine/effects/effect'
import type { MispState } from '@/engine/effects/state'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { writeJson } from '@/formats/json/write-json'

/** How much of an effect's sentence and of what it carries stands in its line. */
const maxSentence = 800
const maxDetails = 900
/** How much of what an effect carries is looked at. */
const maxWritten = 100_000

/** What the library gives a row by itself: it says nothing about what the workflow wants. */
const ownFields: ReadonlySet<string> = new Set(['id', 'uuid', 'timestamp', 'created', 'modified'])

/**
 * An effect as one line that two runs of a test are compared by: the sentence for analysts and, where that names only
 * how much there is, what it carries. Tests that users keep hold these lines: they must not change.
 *
 * @param state where the names of rows are looked up
 */
export function effectLine(effect: Effect, state: MispState): string {
  const sentence = shortened(describeEffect(effect, state), maxSentence)
  const carried = carriedBy(effect)
  if (carried === null) return sentence
  const { text } = writeJson(carried, { indent: 0, maxLength: maxWritten })
  return `${sentence}: ${shortened(text, maxDetails)}`
}

/** What an effect carries besides what its sentence says; null where that is all. */
function carriedBy(effect: Effect): PhpValue | null {
  switch (effect.kind) {
    case 'edit-attributes':
      return effect.attributes.map((row) => only(row, ['value', ...effect.fields]))
    case 'edit-event':
      return only(effect.event, effect.fields)
    case 'add-attributes':
      return { attributes: effect.attributes.map(wanted), objects: effect.objects.map(wanted) }
    case 'extend-warninglist':
      return effect.values
    case 'edit-report':
      return effect.content
    case 'add-analyst-data':
      return wanted(effect.row)
    case 'send-mail':
    case 'send-request':
    case 'push-zmq':
      return effect.body
    case 'query-module':
      return effect.query
    case 'write-file':
      return effect.text
    case 'show-toast':
      return effect.toast
    default:
      return null
  }
}

function only(row: PhpMap, fields: readonly string[]): PhpMap {
  return Object.fromEntries(Object.entries(row).filter(([key]) => fields.includes(key)))
}

function wanted(row: PhpMap): PhpMap {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !ownFields.has(key)))
}

/** A long text is cut, and a checksum tells whether the rest is the same. */
function shortened(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  return `${text.slice(0, maxLength)}… (${text.length} characters, checksum ${checksum(text)})`
}

/** FNV-1a, 32 bits. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
