import { isPhpArray } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'
import { parseJson } from '@/formats/json/parse-json'
import type { SharedContent } from '../content'
import { findSecretTexts, type SecretKind } from './secret-kinds'

/** A secret, with all places where it stands. */
export interface Secret {
  readonly kind: SecretKind
  readonly text: string
  /** Where it stands, in words; the first few. */
  readonly places: readonly string[]
  /** It stands only where events hold what they are about: the indicators. */
  readonly isIndicator: boolean
}

const SHOWN_PLACES = 3

/** A text of the content with its place. */
interface PlacedText {
  readonly text: string
  readonly field: string
  readonly place: string
  readonly isIndicator: boolean
}

/**
 * Finds what is better not shown to everybody who gets a link: keys, webhooks, mail addresses, internal hosts. Each is
 * listed once, what is no indicator first.
 */
export function findSecrets(content: SharedContent): readonly Secret[] {
  const found = new Map<string, Secret>()
  for (const { text, field, place, isIndicator } of textsOf(content)) {
    for (const { kind, text: secret } of findSecretTexts(text, field)) {
      const known = found.get(secret) ?? { kind, text: secret, places: [], isIndicator: true }
      found.set(secret, {
        ...known,
        places: addPlace(known.places, place),
        isIndicator: known.isIndicator && isIndicator,
      })
    }
  }
  return [...found.values()].toSorted((a, b) => Number(a.isIndicator) - Number(b.isIndicator))
}

function addPlace(places: readonly string[], place: string): readonly string[] {
  return places.length >= SHOWN_PLACES || places.includes(place) ? places : [...places, place]
}

function* textsOf(content: SharedContent): Generator<PlacedText> {
  if (content.kind === 'hash-path') {
    yield* textsIn({ paths: content.paths, condition: content.condition?.fields ?? {} }, '')
  } else yield* textsInDocument(content.content, content.kind === 'exercise' ? content.name : '')
  for (const { name, content: text } of content.events) yield* textsInDocument(text, name)
}

/** The texts of a document; of one that is no JSON, the whole. */
function* textsInDocument(text: string, document: string): Generator<PlacedText> {
  const parsed = parseJson(text)
  if (parsed.ok) yield* textsIn(parsed.value, document)
  else yield { text, field: '', place: document, isIndicator: false }
}

function* textsIn(
  value: PhpValue,
  document: string,
  path: readonly string[] = [],
): Generator<PlacedText> {
  if (typeof value === 'string') {
    const field = path.findLast((step) => !/^\d+$/.test(step)) ?? ''
    const place = placeOf(path)
    yield {
      text: value,
      field,
      place: document === '' ? place : `${document}: ${place}`,
      isIndicator: document !== '' && path.includes('Attribute') && field === 'value',
    }
  } else if (isPhpArray(value)) {
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, document, [...path, key])
  }
}

/** Where a text stands, in words: a parameter of a node, else the path. */
function placeOf(path: readonly string[]): string {
  const at = path.indexOf('indexed_params')
  if (at < 2) return path.join('.')
  return `node ${path[at - 2] ?? ''}, parameter ${path.slice(at + 1).join('.')}`
}
