import { isPhpList, isPhpMap } from '@/engine/php/array'
import { identical } from '@/engine/php/identical'
import { mergeMaps, omitKeys } from '@/engine/php/offsets'
import type { PhpList, PhpMap, PhpValue } from '@/engine/php/value'
import { field } from '@/formats/workflow-json/read-node'
import { asInteger, asList, asMap, asText, trimmed, unexpected } from './guards'
import { linkLimits } from '../limits'
import { LinkError } from '../link-error'
import { frameNode, markOf, moduleOf, wholePixels, withoutDerived } from './node-frame'
import type { FrozenModule } from './frozen'
import {
  restoreFilter,
  restoreParameters,
  shortenFilter,
  shortenParameters,
} from './short-parameters'
import { inputOf, inputsFrom, restoreOutputs, shortenOutputs, type KeyedNode } from './short-ports'

/**
 * Writes nodes as short lists: module, steps from the id and the place of the node before, outputs, parameters, filter.
 * What these do not tell, or tell otherwise, follows as a difference, so that nothing is lost but what MISP makes anew
 * (`withoutDerived`).
 */
export function shortenNodes(nodes: readonly KeyedNode[]): PhpList {
  const placeOf = new Map(nodes.map(({ key }, place) => [key, place]))
  const short = nodes.map((node, place) => shortenNode(node, place, nodes[place - 1], placeOf))
  const restored = restoreNodes(short)
  return short.map((items, place) => {
    const [node, base] = [nodes[place], restored[place]]
    if (node === undefined || base === undefined) return items
    return trimmed([...items, differences(withoutDerived(base.raw), withoutDerived(node.raw))])
  })
}

function shortenNode(
  { key, raw }: KeyedNode,
  place: number,
  before: KeyedNode | undefined,
  placeOf: ReadonlyMap<string, number>,
): PhpList {
  const mark = markOf(raw)
  const module = knownModule(mark)
  const data = field(raw, 'data')
  const idBefore = before === undefined ? 0 : integerId(before)
  const id = field(raw, 'id')
  return [
    mark,
    isInteger(id) && String(id) === key ? id - idBefore : [id, key],
    wholePixels(raw, 'pos_x') - (before === undefined ? 0 : wholePixels(before.raw, 'pos_x')),
    wholePixels(raw, 'pos_y') - (before === undefined ? 0 : wholePixels(before.raw, 'pos_y')),
    shortenOutputs(module, field(raw, 'outputs'), place, placeOf),
    shortenParameters(module, field(data, 'indexed_params')),
    shortenFilter(field(data, 'saved_filters')),
  ]
}

/**
 * Reads what `shortenNodes` wrote.
 *
 * @throws LinkError for anything else
 */
export function restoreNodes(short: PhpValue | undefined): readonly KeyedNode[] {
  const lists = asList(short).map(asList)
  if (lists.length > linkLimits.nodes) {
    throw new LinkError(`The link holds more than ${linkLimits.nodes} nodes.`)
  }
  const heads = readHeads(lists)
  const keys = heads.map(({ key }) => key)
  const framed = heads.map((head, place) => {
    const items = lists[place] ?? []
    return { ...head, items, outputs: restoreOutputs(head.module, items[4], place, keys) }
  })
  const sources = inputsFrom(framed)
  return framed.map(({ key, id, module, x, y, items, outputs }) => {
    const raw = frameNode(module, {
      id,
      x,
      y,
      outputs,
      inputs: inputOf(module, sources.get(key)),
      parameters: restoreParameters(module, items[5]),
      filter: restoreFilter(items[6]),
    })
    return { key, raw: applyDifferences(raw, asList(items[7])) }
  })
}

interface Head {
  readonly key: string
  readonly id: PhpValue
  readonly module: FrozenModule
  readonly x: number
  readonly y: number
}

/** Modules, ids and places: each id and place is told from the one before. */
function readHeads(lists: readonly PhpList[]): readonly Head[] {
  const heads: Head[] = []
  for (const [mark, step, dx, dy] of lists) {
    const before = heads.at(-1)
    const x = (before?.x ?? 0) + asInteger(dx)
    const y = (before?.y ?? 0) + asInteger(dy)
    heads.push({ ...readId(step, before), module: readMark(mark), x, y })
  }
  return heads
}

function readId(step: PhpValue | undefined, before: Head | undefined): Pick<Head, 'id' | 'key'> {
  if (isPhpList(step)) return { id: step[0] ?? null, key: asText(step[1]) }
  const id = (before === undefined || !isInteger(before.id) ? 0 : before.id) + asInteger(step)
  return { id, key: String(id) }
}

function readMark(mark: PhpValue | undefined): FrozenModule {
  if (typeof mark === 'number') return knownModule(mark)
  const [type, id] = asList(mark)
  return knownModule([asText(type), asText(id)])
}

function knownModule(mark: Parameters<typeof moduleOf>[0]): FrozenModule {
  const module = moduleOf(mark)
  if (module === undefined) throw unexpected()
  return module
}

/**
 * How a node differs from its frame: entries of `data` to set, entries of the node to set, keys of `data` to remove,
 * keys of the node to remove. Null for no difference.
 */
function differences(base: PhpMap, node: PhpMap): PhpValue {
  const [baseData, data] = [field(base, 'data'), field(node, 'data')]
  const isPatched = isPhpMap(baseData) && isPhpMap(data)
  const [setData, dropData] = isPatched ? compare(baseData, data) : [{}, []]
  const [set, drop] = compare(
    isPatched ? omitKeys(base, ['data']) : base,
    isPatched ? omitKeys(node, ['data']) : node,
  )
  const list = trimmed(
    [setData, set, dropData, drop].map((part) => (Object.keys(part).length === 0 ? null : part)),
  )
  return list.length === 0 ? null : list
}

function compare(before: PhpMap, now: PhpMap): readonly [set: PhpMap, drop: PhpList] {
  const set = Object.entries(now).filter(
    ([key, value]) => !Object.hasOwn(before, key) || !identical(before[key] ?? null, value),
  )
  const drop = Object.keys(before).filter((key) => !Object.hasOwn(now, key))
  return [Object.fromEntries(set), drop]
}

function applyDifferences(raw: PhpMap, [setData, set, dropData, drop]: PhpList): PhpMap {
  const data = mergeMaps(asMap(field(raw, 'data')), asMap(setData))
  const patched = mergeMaps(raw, { data: omitKeys(data, asList(dropData).map(asText)) })
  return omitKeys(mergeMaps(patched, asMap(set)), asList(drop).map(asText))
}

function integerId({ raw }: KeyedNode): number {
  const id = field(raw, 'id')
  return isInteger(id) ? id : 0
}

function isInteger(value: PhpValue): value is number {
  return Number.isSafeInteger(value)
}
