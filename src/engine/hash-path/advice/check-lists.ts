import type { ParsedPath, PathToken } from '../parse-path.ts'
import { insertAt, makeNote } from './make-note.ts'
import type { Note } from './note.ts'

/** Fields that are lists wherever MISP has them, so that their fields stand behind {n}. */
const LISTS = new Set([
  'Attribute',
  'Object',
  'Tag',
  '_AttributeFlattened',
  '_allTags',
  'Galaxy',
  'GalaxyCluster',
  'EventReport',
  'ShadowAttribute',
  'RelatedEvent',
  'Sighting',
])

/** Records of a tag's attachment: their `Tag` is one tag. */
const ATTACHMENTS = /(?:^|\.)(?:Event|Attribute)Tag\.(?:\{[n*]\}|\d+)$/

/** Lists of MISP that a path treats as single records. */
export function checkLists(path: ParsedPath): Note[] {
  return path.tokens.flatMap((token, index) => {
    if (!LISTS.has(token.key)) return []
    const before = path.tokens.slice(0, index).map(({ key }) => key)
    if (ATTACHMENTS.test(before.join('.'))) return []
    return checkMatcher(token) ?? checkNext(token, path.tokens[index + 1]) ?? []
  })
}

function checkMatcher(token: PathToken): Note | undefined {
  if (token.conditions === undefined || token.conditions.length === 0) return undefined
  const span = { start: token.start + token.key.length, end: token.start + token.text.length }
  const sentence = `“${token.key}” is a list, and the brackets test the list itself, which has no such field. Write {n} before them to test its items.`
  return makeNote(
    'error',
    'matcher-on-list',
    span,
    sentence,
    insertAt('Insert .{n}', span.start, '.{n}'),
  )
}

function checkNext(token: PathToken, next: PathToken | undefined): Note | undefined {
  const isField = next?.kind === 'name' && /^[A-Za-z_]\w*$/.test(next.key)
  if (next === undefined || !isField) return undefined
  const span = { start: next.start, end: next.start + next.key.length }
  const sentence = `“${token.key}” is a list, and a list has items, not fields. Write {n} to go through the items first.`
  return makeNote(
    'error',
    'list-needs-wildcard',
    span,
    sentence,
    insertAt('Insert {n}.', next.start, '{n}.'),
  )
}
