import { describe, expect, it } from 'vitest'
import { addBehind, addNode } from '@/engine/graph/edit/add-node'
import { setParameter } from '@/engine/graph/edit/node-settings'
import { EMPTY, request, wires } from '../edit/sample-graph'
import { mended, problemOf, problemsOf } from './find'

/** A trigger with these modules behind it in a row. */
function row(...modules: readonly string[]) {
  return modules.reduce(
    (graph, id, index) =>
      addBehind(graph, { source: String(index + 1), output: 'output_1' }, request(id)).graph,
    addNode(EMPTY, request('event-publish')).graph,
  )
}

describe('a filter that is never reset', () => {
  const graph = row('generic-filter-data', 'tag_operation', 'push-zmq')

  it('is told, with a reset at the end as a fix', () => {
    expect(problemOf(graph, 'filter-stays-on')).toMatchObject({ severity: 'info', nodes: ['2'] })
    const fixed = mended(graph, 'filter-stays-on')
    expect(wires(fixed).at(-1)).toBe('4.output_1>5.input_1')
    expect(fixed.nodes.at(-1)?.moduleId).toBe('generic-filter-reset')
    expect(problemsOf(fixed, 'filter-stays-on')).toEqual([])
  })

  it('is fine when nothing stands behind it or a reset does', () => {
    expect(problemsOf(row('generic-filter-data'), 'filter-stays-on')).toEqual([])
    const reset = row('generic-filter-data', 'push-zmq', 'generic-filter-reset')
    expect(problemsOf(reset, 'filter-stays-on')).toEqual([])
  })

  it('has no fix where the chain ends without an output or branches', () => {
    expect(problemOf(row('filter-tag', 'stop-execution'), 'filter-stays-on').fixes).toEqual([])
    const branches = addBehind(
      row('generic-filter-data', 'tag-if', 'push-zmq'),
      { source: '3', output: 'output_2' },
      request('push-zmq'),
    ).graph
    expect(problemOf(branches, 'filter-stays-on').fixes).toEqual([])
  })
})

describe('a reset', () => {
  it('without a filter loses the data or ends the run', () => {
    const graph = row('generic-filter-reset', 'push-zmq')
    expect(problemOf(graph, 'reset-without-filter').text).toContain('throws the event away')
    const single = setParameter(graph, '2', 'filtering-label', 'A')
    expect(problemOf(single, 'reset-without-filter').text).toContain('dies')
    expect(wires(mended(graph, 'reset-without-filter'))).toEqual(['1.output_1>3.input_1'])
  })

  it('of one label drops the others too', () => {
    const two = row('generic-filter-data', 'generic-filter-data', 'generic-filter-reset')
    const labelled = setParameter(two, '3', 'filtering-label', 'B')
    expect(problemsOf(labelled, 'reset-drops-all')).toEqual([])
    const single = setParameter(labelled, '4', 'filtering-label', 'A')
    expect(problemOf(single, 'reset-drops-all').text).toContain('label B')
    const same = setParameter(two, '4', 'filtering-label', 'A')
    expect(problemsOf(same, 'reset-drops-all')).toEqual([])
  })
})
