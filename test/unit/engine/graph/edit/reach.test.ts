import { describe, expect, it } from 'vitest'
import { placeNodes } from '@/engine/graph/edit/place-nodes'
import { reachedFrom } from '@/engine/graph/edit/reach'
import { stepTo, type Arrow } from '@/engine/graph/edit/step-to'
import { buildGraph } from '../build-graph'
import { sampleGraph } from './sample-graph'

describe('what is up- and downstream', () => {
  it('includes the nodes themselves and ends in circles', () => {
    const graph = sampleGraph()
    expect([...reachedFrom(graph, ['2'], 'downstream')].toSorted()).toEqual(['2', '3', '4', '5'])
    expect([...reachedFrom(graph, ['4'], 'upstream')].toSorted()).toEqual(['1', '2', '3', '4'])
    const circle = buildGraph([
      { id: 1, to: [[2]] },
      { id: 2, to: [[1]] },
    ])
    expect([...reachedFrom(circle, ['1'], 'downstream')]).toEqual(['1', '2'])
  })
})

describe('arrow keys', () => {
  const go = (from: string, arrow: Arrow) => stepTo(sampleGraph(), from, arrow)?.key

  it('follow the connections to the right and to the left', () => {
    expect(go('1', 'right')).toBe('2')
    expect(go('3', 'right')).toBe('4')
    expect(go('3', 'left')).toBe('2')
    expect(go('1', 'left')).toBeUndefined()
    expect(go('5', 'right')).toBeUndefined()
  })

  it('take the node whose height fits best', () => {
    const graph = placeNodes(
      sampleGraph(),
      new Map([
        ['2', { x: 300, y: 90 }],
        ['5', { x: 600, y: 100 }],
      ]),
    )
    expect(stepTo(graph, '2', 'right')?.key).toBe('5')
  })

  it('go up and down between the branches of a node', () => {
    expect(go('3', 'down')).toBe('5')
    expect(go('5', 'up')).toBe('3')
    expect(go('3', 'up')).toBeUndefined()
  })

  it('go up and down to what stands there where there are no branches', () => {
    const graph = placeNodes(
      buildGraph([{ id: 1 }, { id: 2 }, { id: 3 }]),
      new Map([
        ['2', { x: 10, y: 300 }],
        ['3', { x: 400, y: 100 }],
      ]),
    )
    expect(stepTo(graph, '1', 'down')?.key).toBe('2')
    expect(stepTo(graph, '2', 'up')?.key).toBe('1')
  })

  it('lead nowhere from a node that is not there', () => {
    expect(go('99', 'right')).toBeUndefined()
  })
})
