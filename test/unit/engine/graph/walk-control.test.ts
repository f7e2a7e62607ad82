import { describe, expect, it } from 'vitest'
import { WalkControl, type NodeEnd } from '@/engine/graph/walk-control'
import { walk, type PathType } from '@/engine/graph/walk'
import { buildGraph, chain } from './build-graph'

const rules = { alwaysFirstOutput: (): boolean => false }

/** 1 → 2 → 3 → (9 missing), and 1 → 4 → 3. */
const graph = buildGraph([
  { id: 1, type: 't', to: [[2, 4]] },
  { id: 2, to: [[3]] },
  { id: 3 },
  { id: 4, to: [[3]] },
])

function run(
  pathType: PathType,
  ends: Readonly<Record<string, NodeEnd>>,
  options: { graph?: typeof graph; start?: number } = {},
): WalkControl {
  const control = new WalkControl(pathType)
  for (const step of walk(options.graph ?? graph, options.start ?? 1, pathType, rules)) {
    const node = control.admit(step.node, step.path)
    if (node === undefined) continue
    control.settle(node, step.path, ends[node.key] ?? { success: true, blocking: false })
    if (control.stopped) break
  }
  return control
}

const keys = (nodes: readonly { key: string }[]): string => nodes.map(({ key }) => key).join(' ')
const fails = { success: false, blocking: false }

describe('WalkControl', () => {
  it('lists what was executed', () => {
    const control = run('blocking', {})
    expect(keys(control.executedNodes)).toBe('2 3 4 3')
    expect(control.blockingNodes).toEqual([])
    expect(control.stopped).toBe(false)
  })

  it('goes on behind a failed node in a blocking context', () => {
    const control = run('blocking', { 2: fails })
    expect(keys(control.executedNodes)).toBe('2 3 4 3')
    expect(keys(control.blockingNodes)).toBe('2')
    expect(control.blockedPaths).toEqual([])
  })

  it('cuts only the paths behind a failed node in a non-blocking context', () => {
    const control = run('non-blocking', { 2: fails })
    expect(keys(control.executedNodes)).toBe('2 4 3')
    expect(control.blockedPaths).toEqual([['1:output_1:0:2', '2:output_1:0:3']])
  })

  it('cuts everything when the start node itself fails', () => {
    const control = run('non-blocking', { 2: fails }, { start: 2 })
    expect(keys(control.executedNodes)).toBe('2')
    expect(control.blockedPaths).toEqual([['2:output_1:0:3']])
  })

  it.each(['blocking', 'non-blocking'] as const)(
    'stops at a failed blocking module (%s)',
    (type) => {
      const control = run(type, { 2: { success: false, blocking: true } })
      expect(control.stopped).toBe(true)
      expect(keys(control.executedNodes)).toBe('2')
      expect(keys(control.blockingNodes)).toBe('2')
    },
  )

  it('lets a blocking module that succeeds pass', () => {
    expect(run('blocking', { 2: { success: true, blocking: true } }).stopped).toBe(false)
  })

  it('dies at a missing node, unless its path is blocked', () => {
    const dangling = buildGraph([
      { id: 1, type: 't', to: [[2]] },
      { id: 2, to: [[9]] },
    ])
    expect(() => run('non-blocking', {}, { graph: dangling })).toThrow(/executeNode/)
    expect(run('non-blocking', { 2: fails }, { graph: dangling }).blockedPaths).toHaveLength(1)
  })

  it('dies like PHP when the blocked paths outgrow its memory', () => {
    expect(() => run('non-blocking', { 2: fails }, { graph: chain(4000) })).toThrow(/memory/)
    const short = run('non-blocking', { 2: fails }, { graph: chain(400) })
    expect(short.blockedPaths).toHaveLength(398)
  })
})
