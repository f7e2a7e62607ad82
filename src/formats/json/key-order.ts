import { endOfString } from './json-tokens'

/** The keys of objects whose order in the text JavaScript does not keep, by the objects' path. */
export type KeyOrders = ReadonlyMap<string, readonly string[]>

interface Open {
  /** The object's keys so far; null for a list. */
  readonly keys: string[] | null
  /** What the value that comes next is called in here: its key, or its place in the list. */
  current: string | number
  wantsKey: boolean
  inOrder: boolean
}

const quote = 34
const comma = 44
const openBrace = 123
const closeBrace = 125
const openBracket = 91
const closeBracket = 93

/**
 * Reads in which order the keys of objects stand in a text. JavaScript puts keys that look like numbers first, in
 * ascending order; PHP keeps the order of the text, and MISP goes through the nodes of a workflow in it.
 *
 * @param text JSON that `JSON.parse` accepts
 * @returns only objects for which that makes a difference; look them up with `pathKey`
 */
export function readKeyOrders(text: string): KeyOrders {
  const orders = new Map<string, readonly string[]>()
  const open: Open[] = []
  for (let at = 0; at < text.length; at += 1) {
    const inside = open.at(-1)
    const sign = text.charCodeAt(at)
    if (sign === quote) {
      const end = endOfString(text, at)
      if (inside?.wantsKey === true) addKey(inside, text.slice(at, end + 1))
      at = end
    } else if (sign === openBrace) {
      open.push({ keys: [], current: '', wantsKey: true, inOrder: true })
    } else if (sign === openBracket) {
      open.push({ keys: null, current: 0, wantsKey: false, inOrder: true })
    } else if (sign === closeBrace || sign === closeBracket) {
      open.pop()
      if (inside?.keys && !inside.inOrder) {
        orders.set(pathKey(open.map(({ current }) => current)), [...new Set(inside.keys)])
      }
    } else if (sign === comma && inside !== undefined) {
      if (typeof inside.current === 'number') inside.current += 1
      else inside.wantsKey = true
    }
  }
  return orders
}

/** A path through objects and lists as one text. */
export function pathKey(path: readonly (string | number)[]): string {
  return JSON.stringify(path)
}

function addKey(object: Open, quoted: string): void {
  const key: unknown = JSON.parse(quoted)
  if (typeof key !== 'string' || object.keys === null) return
  const last = object.keys.at(-1)
  if (last !== undefined && isIndex(key) && !(isIndex(last) && Number(last) < Number(key))) {
    object.inOrder = false
  }
  object.keys.push(key)
  object.current = key
  object.wantsKey = false
}

/** Whether JavaScript sorts a key by its number. */
function isIndex(key: string): boolean {
  return /^(?:0|[1-9][0-9]{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1
}
