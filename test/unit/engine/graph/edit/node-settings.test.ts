import { describe, expect, it } from 'vitest'
import { placeNodes } from '@/engine/graph/edit/place-nodes'
import { commentOf, setComment, switchNodes } from '@/engine/graph/edit/node-marks'
import { renameNode, setNodeFilter, setParameter } from '@/engine/graph/edit/node-settings'
import { findNode } from '@/engine/graph/model'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import { writeNode } from '@/formats/workflow-json/write-node'
import { buildGraph } from '../build-graph'
import { sampleGraph } from './sample-graph'

const filter = {
  selector: 'Event._AttributeFlattened.{n}',
  value: 'ip-dst',
  operator: 'equals',
  path: 'type',
}

function written(graph: ReturnType<typeof sampleGraph>, key: string) {
  const node = findNode(graph, key)
  if (node === undefined) throw new Error(`no node ${key}`)
  return writeNode(node)
}

describe('parameters', () => {
  it('are set, also under names that objects have by themselves', () => {
    const graph = setParameter(sampleGraph(), '4', '__proto__', 'x')
    const parameters = findNode(graph, '4')?.parameters
    expect(Object.entries(parameters ?? {}).at(-1)).toEqual(['__proto__', 'x'])
    expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype)
  })

  it('are removed with undefined', () => {
    const set = setParameter(sampleGraph(), '3', 'tags', ['tlp:red'])
    expect(findNode(set, '3')?.parameters).toMatchObject({ tags: ['tlp:red'] })
    const removed = setParameter(set, '3', 'tags', undefined)
    expect(findNode(removed, '3')?.parameters).not.toHaveProperty('tags')
  })

  it('give the same graph when nothing changes', () => {
    const graph = setParameter(sampleGraph(), '3', 'tags', ['tlp:red'])
    expect(setParameter(graph, '3', 'tags', ['tlp:red'])).toBe(graph)
    expect(setParameter(graph, '3', 'nothing', undefined)).toBe(graph)
    expect(setParameter(graph, '99', 'tags', [])).toBe(graph)
  })

  it('of a node whose parameters were PHP’s empty list are a map', () => {
    const [node] = buildGraph([{ id: 1 }]).nodes
    if (node === undefined) throw new Error('no node')
    const graph = setParameter({ nodes: [{ ...node, parameters: [] }], frames: [] }, '1', 'a', '1')
    expect(graph.nodes[0]?.parameters).toEqual({ a: '1' })
  })
})

describe('the node filter', () => {
  it('is stored as MISP’s editor stores it', () => {
    expect(written(setNodeFilter(sampleGraph(), '3', filter), '3')).toMatchObject({
      data: { saved_filters: filter },
    })
  })

  it('is off with four empty texts; an operator alone is none', () => {
    const off = { selector: '', value: '', operator: '', path: '' }
    const on = setNodeFilter(sampleGraph(), '3', filter)
    expect(findNode(setNodeFilter(on, '3', undefined), '3')?.savedFilters).toEqual(off)
    const operatorOnly = setNodeFilter(on, '3', { ...off, operator: 'in' })
    expect(findNode(operatorOnly, '3')?.savedFilters).toEqual(off)
  })

  it('gives the same graph when it is the same', () => {
    const on = setNodeFilter(sampleGraph(), '3', filter)
    expect(setNodeFilter(on, '3', { ...filter })).toBe(on)
  })
})

describe('name and comment', () => {
  it('puts the name where MISP keeps it: in the node and in its data', () => {
    const graph = renameNode(sampleGraph(), '3', 'Mark it')
    expect(written(graph, '3')).toMatchObject({ name: 'Mark it', data: { name: 'Mark it' } })
    expect(renameNode(graph, '3', 'Mark it')).toBe(graph)
  })

  it('keeps a comment in a key of the node’s data', () => {
    const graph = setComment(sampleGraph(), '3', 'because')
    expect(commentOf(graph.nodes[2] ?? missing())).toBe('because')
    expect(written(graph, '3')).toMatchObject({ data: { playground_comment: 'because' } })
    const removed = setComment(graph, '3', '')
    expect(written(removed, '3')['data']).not.toHaveProperty('playground_comment')
    expect(setComment(graph, '3', 'because')).toBe(graph)
  })

  it('reads no comment from anything but a text', () => {
    const [node] = buildGraph([{ id: 1 }]).nodes
    const odd = { ...(node ?? missing()), raw: { data: { playground_comment: ['x'] } } }
    expect(commentOf(odd)).toBe('')
    expect(commentOf({ ...odd, raw: { data: 'x' } })).toBe('')
  })

  it('works on a node whose raw form has no data', () => {
    const graph = setComment(buildGraph([{ id: 1 }]), '1', 'hello')
    expect(commentOf(graph.nodes[0] ?? missing())).toBe('hello')
  })
})

describe('switching nodes off', () => {
  it('marks them, and takes the mark away again', () => {
    const off = switchNodes(sampleGraph(), ['3', '4'], false)
    expect(off.nodes.filter(isSwitchedOff).map(({ key }) => key)).toEqual(['3', '4'])
    expect(written(off, '3')).toMatchObject({ data: { playground_disabled: true } })
    const on = switchNodes(off, ['3'], true)
    expect(on.nodes.filter(isSwitchedOff).map(({ key }) => key)).toEqual(['4'])
    expect(written(on, '3')['data']).not.toHaveProperty('playground_disabled')
  })

  it('leaves triggers on, and the graph as it is when nothing changes', () => {
    const graph = sampleGraph()
    expect(switchNodes(graph, ['1'], false)).toBe(graph)
    expect(switchNodes(graph, ['3'], true)).toBe(graph)
  })
})

describe('moving', () => {
  it('puts nodes at places, in MISP’s JSON too', () => {
    const graph = placeNodes(sampleGraph(), new Map([['3', { x: 1.5, y: -2 }]]))
    expect(graph.nodes[2]?.position).toEqual({ x: 1.5, y: -2 })
    expect(written(graph, '3')).toMatchObject({ pos_x: 1.5, pos_y: -2 })
  })

  it('gives the same graph when nothing moves', () => {
    const graph = sampleGraph()
    expect(placeNodes(graph, new Map([['2', { x: 300, y: 0 }]]))).toBe(graph)
    expect(placeNodes(graph, new Map([['99', { x: 1, y: 2 }]]))).toBe(graph)
  })
})

function missing(): never {
  throw new Error('There is no such node.')
}
