import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compatOf } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import { setComment, switchNodes } from '@/engine/graph/edit/node-marks'
import { addNote } from '@/engine/graph/edit/notes'
import type { WorkflowGraph } from '@/engine/graph/model'
import { nodeRules } from '@/engine/modules/node-rules'
import { pictureColours } from '@/formats/picture/colours'
import { drawWorkflow, type Picture } from '@/formats/picture/draw-workflow'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { buildGraph } from '../../engine/graph/build-graph'
import { anyGraphText } from '../workflow-json/arbitrary-graph'

const { isFilter } = nodeRules({ compat: compatOf('2.5.19'), state: emptyState(0) })

/** The graph with its nodes side by side. */
function inARow(graph: WorkflowGraph): WorkflowGraph {
  const nodes = graph.nodes.map((node, index) => ({ ...node, position: { x: index * 300, y: 0 } }))
  return { ...graph, nodes }
}

const filtered = inARow(
  buildGraph([
    { id: 1, type: 't', module: 'event-publish', to: [[2]], from: [] },
    {
      id: 2,
      type: 'l',
      module: 'generic-filter-data',
      parameters: { 'filtering-label': 'B' },
      to: [[3]],
    },
    { id: 3, type: 'l', module: 'tag-if', to: [[4], [99]] },
    { id: 4, type: 'a', module: 'stop-execution' },
  ]),
)

/** Texts that the picture shows, in order. */
function texts({ svg }: Picture): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '')
}

/** Everything in angle brackets must be an element we draw, closed where it has content. */
function expectWellFormed(svg: string): void {
  const open: string[] = []
  for (const [tag, slash, name, rest] of svg.matchAll(/<(\/?)([^\s>/]*)((?:[^>"]|"[^"<]*")*)>/g)) {
    expect(['svg', 'g', 'title', 'rect', 'path', 'circle', 'text'], tag).toContain(name)
    if (slash === '/') expect(open.pop()).toBe(name)
    else if (!(rest ?? '').endsWith('/')) open.push(name ?? '')
    expect(rest).toMatch(/^(?: [a-zA-Z][-a-zA-Z0-9]*="[^"<>]*")*\/?$/)
  }
  expect(open).toEqual([])
  const between = svg.replace(/<[^<>]*>/g, '')
  expect(between).not.toMatch(/[<>]/)
  expect(between).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
}

describe('drawWorkflow', () => {
  it('shows title, frames, names and ids of modules, and words at the outputs of a condition', () => {
    const picture = drawWorkflow(
      { ...filtered, frames: [{ id: 'f', title: 'Only here', nodes: [2, 3], raw: {} }] },
      { title: 'My workflow', theme: 'light', isFilter },
    )
    expect(texts(picture)).toEqual([
      'My workflow',
      'Only here',
      'B',
      'B',
      'event-publish',
      'event-publish',
      'generic-filter-data',
      'generic-filter-data',
      'tag-if',
      'tag-if',
      'then',
      'else',
      'stop-execution',
      'stop-execution',
    ])
    expectWellFormed(picture.svg)
  })

  it('is as big as what is in it', () => {
    const one = drawWorkflow(buildGraph([{ id: 1 }]), { title: '', theme: 'light' })
    const row = drawWorkflow(filtered, { title: '', theme: 'light' })
    expect(row.width).toBe(one.width + 900)
    expect(row.height).toBeGreaterThan(one.height)
    expect(row.svg).toContain(`width="${row.width}" height="${row.height}"`)
  })

  it('draws a connection to each node that exists, and none to others', () => {
    const { svg } = drawWorkflow(filtered, { title: '', theme: 'light' })
    expect(svg.match(/fill="none"/g)).toHaveLength(3)
  })

  it('has the colours of the page', () => {
    const tokens = readFileSync('src/styles/tokens.css', 'utf8')
    const [light, dark] = [pictureColours.light, pictureColours.dark]
    const shared = [
      ['--canvas', light.canvas, dark.canvas],
      ['--surface', light.surface, dark.surface],
      ['--border', light.border, dark.border],
      ['--border-control', light.line, dark.line],
      ['--text', light.text, dark.text],
      ['--text-muted', light.muted, dark.muted],
      ['--sunken', light.sunken, dark.sunken],
      ['--warning', light.note, dark.note],
      ['--warning-soft', light.noteSurface, dark.noteSurface],
      ['--accent', light.label, dark.label],
      ['--accent-soft', light.labelSurface, dark.labelSurface],
      ['--kind-trigger', light.trigger, dark.trigger],
      ['--kind-logic', light.logic, dark.logic],
      ['--kind-action', light.action, dark.action],
      ['--kind-unknown', light.unknown, dark.unknown],
    ]
    for (const [token, ...both] of shared) {
      expect(tokens).toContain(`${token}: light-dark(${both.join(', ')})`)
    }
    const inDark = drawWorkflow(filtered, { title: '', theme: 'dark' }).svg
    for (const colour of Object.values(light)) expect(inDark).not.toContain(colour)
  })

  it('draws icons as paths', () => {
    const icon = () => ({ width: 512, height: 512, path: 'M0 0h512v512z' })
    const { svg } = drawWorkflow(filtered, { title: '', theme: 'light', icon })
    expect(svg.match(/d="M0 0h512v512z"/g)).toHaveLength(4)
  })

  it('shows how nodes are set, which are off, what is said of them, and notes', () => {
    const off = switchNodes(setComment(filtered, '4', 'Ask <Ann> first'), ['4'], false)
    const graph = addNote(off, {
      id: 'n',
      text: 'First line\nA second one that is too long for the width of a note',
      position: { x: 0, y: 200 },
    })
    const picture = drawWorkflow(graph, {
      title: '',
      theme: 'light',
      summary: ({ key }) => (key === '3' ? 'Event · tlp:red' : ''),
    })
    expect(texts(picture)).toContain('Event · tlp:red')
    expect(texts(picture)).toContain('stop-execution · off')
    expect(picture.svg).toContain('stop-execution (stop-execution): Ask &lt;Ann&gt; first</title>')
    expect(texts(picture).slice(-3)).toEqual([
      'First line',
      'A second one that is too long',
      'for the width of a note',
    ])
    expectWellFormed(picture.svg)
    expect(picture.height).toBeGreaterThan(drawWorkflow(off, { title: '', theme: 'light' }).height)
  })

  it('shows hostile texts as texts', () => {
    const name = '</text><script>alert(1)</script>"\' \u0000\u202E\uD800&amp;'
    const graph = { ...filtered, nodes: filtered.nodes.map((node) => ({ ...node, name })) }
    const { svg } = drawWorkflow(graph, { title: name, theme: 'light' })
    expectWellFormed(svg)
    expect(svg).toContain('&lt;script&gt;')
    expect(svg).toContain('&amp;amp;')
    expect(svg).not.toMatch(/[\0\u202E\uD800]/)
  })

  it('ends somewhere, wherever nodes stand', () => {
    const nodes = filtered.nodes.map((node, index) => ({
      ...node,
      position: { x: index * 1e300, y: -1e300 },
    }))
    const { width, svg } = drawWorkflow({ nodes, frames: [] }, { title: '', theme: 'light' })
    expect(width).toBeLessThan(300_000)
    expect(svg).not.toContain('e+')
  })

  it('draws nothing but the page where there are no nodes', () => {
    const picture = drawWorkflow({ nodes: [], frames: [] }, { title: '', theme: 'light' })
    expect(texts(picture)).toEqual([])
    expect(picture.width).toBeGreaterThan(0)
  })

  it('draws whatever graph there is, without a reference to anything', () => {
    fc.assert(
      fc.property(anyGraphText, fc.string(), (text, title) => {
        const graph = readWorkflowFile(text).workflows[0]?.graph
        if (graph === undefined) return
        const { svg } = drawWorkflow(graph, { title, theme: 'dark', isFilter })
        expectWellFormed(svg)
        expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
          /(?:href|style|xmlns)=|url\(|<!/,
        )
      }),
    )
  })
})
