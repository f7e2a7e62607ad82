import { isPhpList, isPhpMap } from '@/engine/php/array'
import { toPhpString } from '@/engine/php/to-string'
import type { GraphNode } from '@/engine/graph/model'
import type { PhpValue } from '@/engine/php/value'
import { writeJson } from '@/formats/json/write-json'
import type { NodeName } from './protocol'

/** A value in one line: texts as they are, everything else as JSON; cut where it is long. */
export function shortText(value: PhpValue, maxLength = 300): string {
  if (typeof value === 'string') return cut(value, maxLength)
  const { text, complete } = writeJson(value, { indent: 0, maxLength })
  return complete ? text : `${text}…`
}

/** A text, cut where it is long. */
export function cut(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
}

/** What tells a node apart from others. */
export function nameOfNode({ id, key, name, moduleId, moduleType }: GraphNode): NodeName {
  const isText = id !== null && !isPhpList(id) && !isPhpMap(id)
  return { id: isText ? toPhpString(id) : key, name, moduleId, moduleType }
}

/** A node in words: `12 · IF :: Tag (tag-if)`. */
export function nodeText(node: GraphNode): string {
  const { id, name, moduleId } = nameOfNode(node)
  return name === '' ? `${id} · ${moduleId}` : `${id} · ${name} (${moduleId})`
}
