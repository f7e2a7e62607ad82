import { parsePath, type PathToken } from '../parse-path.ts'

/** What stands at the cursor, and which part of the path a completion replaces. */
export type CursorContext =
  KeyContext | EndContext | AttributeContext | OperatorContext | ValueContext

interface AnyContext {
  /** The tokens before the one the cursor is in. */
  readonly before: string
  /** The text between these two offsets is replaced. */
  readonly start: number
  readonly end: number
  /** What is written of it up to the cursor. */
  readonly typed: string
}

/** The name of a field or a wildcard. */
export interface KeyContext extends AnyContext {
  readonly kind: 'key'
  /** Whether the path goes on behind it. */
  readonly goesOn: boolean
}

/** Behind a closed bracket. */
export interface EndContext extends AnyContext {
  readonly kind: 'end'
}

interface BracketContext extends AnyContext {
  /** The path to the items the matcher is about, matchers before it included. */
  readonly items: string
}

/** The name of a field in a matcher. */
export interface AttributeContext extends BracketContext {
  readonly kind: 'attribute'
  /** Whether the bracket is closed behind the cursor. */
  readonly isClosed: boolean
}

/** Behind the name of a field in a matcher. */
export interface OperatorContext extends BracketContext {
  readonly kind: 'operator'
  readonly attribute: string
}

/** The value of a matcher. */
export interface ValueContext extends BracketContext {
  readonly kind: 'value'
  readonly attribute: string
  readonly operator: string
  readonly isClosed: boolean
}

/** Reads a path around the cursor. */
export function cursorContext(path: string, cursor: number): CursorContext {
  const token = tokenAt(path, cursor)
  const before = path.slice(0, token.start)
  const keyEnd = token.start + token.key.length
  if (cursor <= keyEnd) {
    const typed = path.slice(token.start, cursor)
    return {
      kind: 'key',
      before,
      start: token.start,
      end: keyEnd,
      typed,
      goesOn: keyEnd < path.length,
    }
  }
  const open = openBracket(path, token, cursor)
  if (open === undefined) return { kind: 'end', before, start: cursor, end: cursor, typed: '' }
  return bracketContext(path, cursor, before, open)
}

function tokenAt(path: string, cursor: number): PathToken {
  const { tokens } = parsePath(path)
  const found = tokens.findLast(({ start }) => start <= cursor) ?? tokens[0]
  return found ?? { text: '', start: 0, key: '', kind: 'name', conditions: undefined }
}

/** The bracket the cursor is in: the last one that is opened before it and not closed. */
function openBracket(path: string, token: PathToken, cursor: number): number | undefined {
  const text = path.slice(token.start, cursor)
  const open = text.lastIndexOf('[')
  if (open === -1) return undefined
  const inside = text.slice(open)
  // A regex goes on to a slash that is followed by a bracket.
  const isRegex = /^\[[^=]*=\s*\//.test(inside)
  const isClosed = isRegex ? /\/\]/.test(inside) : inside.includes(']')
  return isClosed ? undefined : token.start + open
}

const PARTS = /^([^=<>!]*)(?:(!=|>=|<=|[=<>!])([ \t-\r]*)(.*))?$/s

function bracketContext(path: string, cursor: number, before: string, open: number): CursorContext {
  const [, name = '', operator = '', , value = ''] = PARTS.exec(path.slice(open + 1, cursor)) ?? []
  // Spaces before the operator belong to neither side.
  const attribute = operator === '' ? name : name.trimEnd()
  const items = path.slice(0, open)
  const behind = path.slice(cursor)
  if (operator === '' || operator === '!') {
    return attributeContext({ path, before, items, attribute, operator, open, cursor, behind })
  }
  const start = cursor - value.length
  const rest = value.startsWith('/') ? '' : (/^[^\][.]*(?=\])/.exec(behind)?.[0] ?? '')
  const end = cursor + rest.length
  const isClosed = path[end] === ']'
  return { kind: 'value', before, items, attribute, operator, start, end, typed: value, isClosed }
}

interface AttributeParts {
  readonly path: string
  readonly before: string
  readonly items: string
  readonly attribute: string
  readonly operator: string
  readonly open: number
  readonly cursor: number
  readonly behind: string
}

/** Right behind a name both its end and an operator can follow; the page offers what fits what is typed. */
function attributeContext(parts: AttributeParts): AttributeContext | OperatorContext {
  const { path, before, items, attribute, operator, open, cursor, behind } = parts
  if (operator === '!') {
    return {
      kind: 'operator',
      before,
      items,
      attribute,
      start: cursor - 1,
      end: cursor,
      typed: '!',
    }
  }
  const rest = /^[^\][=<>!.]*/.exec(behind)?.[0] ?? ''
  const end = cursor + rest.length
  const isClosed = /[\]=<>!]/.test(path.charAt(end))
  return { kind: 'attribute', before, items, start: open + 1, end, typed: attribute, isClosed }
}
