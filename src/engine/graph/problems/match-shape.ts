import { similarTo } from '../../hash-path/explain/similar.ts'
import type { PathToken } from '../../hash-path/parse-path.ts'
import { parsePath } from '../../hash-path/index.ts'
import { UNKNOWN, type Shape } from './core-format.ts'

/** Why a path finds nothing, whatever the event. */
export interface Mismatch {
  readonly text: string
  /** The path that was probably meant. */
  readonly meant?: string
}

/** What a path leads to. */
export type ShapeMatch = { readonly found: Shape } | { readonly mismatch: Mismatch }

/**
 * Follows a path through a shape. An empty path leads nowhere.
 *
 * @param start what the shape is of, in words
 */
export function matchShape(path: string, from: Shape, start = 'The data at hand'): ShapeMatch {
  let shape = from
  let before = start
  for (const token of path === '' ? [] : parsePath(path).tokens) {
    const next = step(path, token, shape, before)
    if ('mismatch' in next) return next
    shape = next.found
    before = `“${token.key}”`
  }
  return { found: shape }
}

function step(path: string, token: PathToken, shape: Shape, before: string): ShapeMatch {
  const { key, kind } = token
  switch (shape.is) {
    case 'unknown':
      return { found: UNKNOWN }
    case 'value':
      return no(`${before} is a single value, so there is nothing below it`)
    case 'list':
      return kind === 'number' || kind === 'numeric' || kind === 'any' || /^\d+$/.test(key)
        ? { found: shape.of() }
        : no(
            `${before} is a list: its items are reached with {n}`,
            replaced(path, token, `{n}.${key}`),
          )
    case 'record':
      return stepInto(path, token, shape.fields(), before)
  }
}

function stepInto(
  path: string,
  token: PathToken,
  fields: ReadonlyMap<string, Shape>,
  before: string,
): ShapeMatch {
  const { key, kind } = token
  if (kind === 'any' || kind === 'text') return { found: UNKNOWN }
  if (kind === 'number' || kind === 'numeric') {
    return no(`${before} is no list, so ${key} finds nothing there`)
  }
  const field = fields.get(key)
  if (field !== undefined) return { found: field }
  // Triggers and filters add such keys.
  if (isRoot(fields) && key.startsWith('_')) return { found: UNKNOWN }
  const [similar] = similarTo(key, fields.keys())
  if (similar !== undefined) {
    return no(`${before} has no field “${key}”`, replaced(path, token, similar))
  }
  return isRoot(fields)
    ? no(`${before} has no field “${key}”: everything stands below “Event”`, `Event.${path}`)
    : no(`${before} has no field “${key}”`)
}

function isRoot(fields: ReadonlyMap<string, Shape>): boolean {
  return fields.has('enabledFilters')
}

function no(text: string, meant?: string): ShapeMatch {
  return { mismatch: { text, ...(meant === undefined ? {} : { meant }) } }
}

function replaced(path: string, { start, key }: PathToken, text: string): string {
  return path.slice(0, start) + text + path.slice(start + key.length)
}
