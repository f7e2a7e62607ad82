import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgeId, edgesOf } from '@/engine/graph/edit/edges'
import { framesOf } from '@/engine/graph/edit/frames'
import { notesOf } from '@/engine/graph/edit/notes'
import type { WorkflowGraph } from '@/engine/graph/model'
import { ALL_MODULES } from '@/engine/modules/registry'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeGraph } from '@/formats/workflow-json/write-workflow'
import { NOTHING } from '@/stores/editor/document'
import { sampleEditor } from './editor'

type Editor = ReturnType<typeof sampleEditor>

/** One command: which one, and numbers by which it chooses what it works on. */
type Choice = readonly [command: number, one: number, other: number]

const MODULES = ALL_MODULES.map(({ declaration }) => declaration).filter(
  ({ type }) => type !== 'trigger',
)

const pick = <Item>(items: readonly Item[], number: number): Item | undefined =>
  items[number % Math.max(items.length, 1)]

/** What was cut last. */
const copied = new WeakMap<Editor['clipboard'], string>()

/** Everything that can be done with the editor, on whatever the numbers choose. */
const COMMANDS: readonly ((editor: Editor, one: number, other: number) => void)[] = [
  ({ nodes }, one, other) => {
    const module = pick(MODULES, one)
    if (module !== undefined) nodes.addModule(module, { x: one, y: other })
  },
  ({ nodes, state }, one, other) => {
    const module = pick(MODULES, one)
    const on = pick(edgesOf(state.graph.value), other)
    if (module !== undefined && on !== undefined)
      nodes.addModule(module, { x: one, y: other }, { on })
  },
  ({ nodes, state }, one, other) => {
    const source = pick(state.graph.value.nodes, one)
    const target = pick(state.graph.value.nodes, other)
    if (source === undefined || target === undefined) return
    nodes.connectNodes({
      source: source.key,
      output: `output_${(one % 2) + 1}`,
      target: target.key,
      input: 'input_1',
    })
  },
  ({ nodes, state }, one) => {
    const edge = pick(edgesOf(state.graph.value), one)
    nodes.disconnectNodes(edge === undefined ? [] : [edge])
  },
  ({ state, canvas }, one, other) => {
    select(state, one, other)
    canvas.removeSelection({ reconnect: one % 2 === 0 })
  },
  ({ nodes, state }, one, other) => {
    const node = pick(state.graph.value.nodes, one)
    if (node !== undefined) nodes.moveTo(new Map([[node.key, { x: other, y: one }]]))
  },
  ({ nodes, state }, one, other) => {
    const node = pick(state.graph.value.nodes, one)
    if (node !== undefined) nodes.setParameter(node.key, `p${other % 3}`, String(other))
  },
  ({ nodes, state }, one, other) => {
    const node = pick(state.graph.value.nodes, one)
    const filter = { selector: 'Event', value: String(other), operator: 'in', path: 'x' }
    if (node !== undefined) nodes.setFilter(node.key, other % 3 === 0 ? undefined : filter)
  },
  ({ nodes, state }, one, other) => {
    const node = pick(state.graph.value.nodes, one)
    if (node !== undefined) nodes.rename(node.key, `node ${other}`)
  },
  ({ nodes, state }, one, other) => {
    const node = pick(state.graph.value.nodes, one)
    if (node !== undefined) nodes.comment(node.key, other % 2 === 0 ? '' : `comment ${other}`)
  },
  ({ nodes, state }, one, other) => {
    const node = pick(state.graph.value.nodes, one)
    if (node !== undefined) nodes.switchTo([node.key], other % 2 === 0)
  },
  ({ nodes, state }, one, other) => {
    const node = pick(state.graph.value.nodes, one)
    const module = pick(MODULES, other)
    if (node !== undefined && module !== undefined) nodes.replace(node.key, module)
  },
  ({ state, clipboard }, one, other) => {
    select(state, one, other)
    clipboard.duplicate()
  },
  ({ state, clipboard }, one, other) => {
    select(state, one, other)
    const text = clipboard.cutText()
    if (text !== '') copied.set(clipboard, text)
  },
  ({ clipboard }, one, other) => {
    clipboard.paste(copied.get(clipboard) ?? '', { x: other, y: one })
  },
  ({ state, clipboard }, one, other) => {
    select(state, one, other)
    clipboard.insertBlueprint(clipboard.takeBlueprint('part'), { x: one, y: other })
  },
  ({ state, canvas }, one, other) => {
    select(state, one, other)
    canvas.frame(state.selection.value.nodes, `frame ${one}`)
  },
  ({ state, canvas }, one, other) => {
    const frame = pick(framesOf(state.graph.value), one)
    if (frame !== undefined) canvas.renameFrame(frame.id, `frame ${other}`)
  },
  ({ canvas }, one, other) => void canvas.note(`note ${one}`, { x: one, y: other }),
  ({ state, canvas }, one, other) => {
    const note = pick(notesOf(state.graph.value), one)
    if (note !== undefined) canvas.editNote(note.id, { text: `note ${other}` })
  },
  ({ state, canvas }, one, other) => {
    select(state, one, other)
    canvas.moveSelection({ x: one, y: other })
  },
  ({ state, canvas }, one, other) => {
    select(state, one, other)
    canvas.growNotes({ x: one, y: other })
  },
  ({ state, nodes }, one, other) => {
    const [from, to] = [
      pick(edgesOf(state.graph.value), one),
      pick(edgesOf(state.graph.value), other),
    ]
    if (from !== undefined && to !== undefined)
      nodes.reconnect(from, { ...from, target: to.target })
  },
  ({ canvas }, one) => canvas.setProperties({ name: `name ${one}` }),
  ({ canvas }, one) => canvas.setProperties({ debugEnabled: one % 2 === 0 }),
  ({ problems }, one, other) => {
    const fix = pick(pick(problems.problems.value, one)?.fixes ?? [], other)
    if (fix !== undefined) problems.mend(fix)
  },
  ({ state }) => state.endGesture(),
  ({ state }, one, other) => select(state, one, other),
]

function select(state: Editor['state'], one: number, other: number): void {
  const { nodes, frames } = state.graph.value
  const edge = pick(edgesOf(state.graph.value), other)
  const node = pick(nodes, one)
  // Sometimes a frame or nothing at all; never so many nodes that pasting them doubles the graph each time.
  state.select({
    ...NOTHING,
    nodes:
      node === undefined || one % 7 === 0
        ? []
        : [node.key, ...nodes.slice(0, other % 3).map(({ key }) => key)],
    edges: edge === undefined || other % 5 !== 0 ? [] : [edgeId(edge)],
    frames: other % 4 === 0 ? frames.slice(0, 1).map(({ id }) => id) : [],
  })
}

const choices = fc.array(fc.tuple(fc.nat(COMMANDS.length - 1), fc.nat(1000), fc.nat(1000)), {
  minLength: 500,
  maxLength: 500,
})

function carryOut(editor: Editor, [command, one, other]: Choice): void {
  COMMANDS[command]?.(editor, one, other)
}

describe('500 commands', () => {
  it('are undone to the start and redone to the end, state by state', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(choices, (list) => {
        const editor = sampleEditor()
        const { state } = editor
        state.open(state.document.value)
        const states = [state.document.value]
        for (const choice of list) {
          carryOut(editor, choice)
          // Steps of one gesture are one step.
          editor.state.endGesture()
          if (state.document.value !== states.at(-1)) states.push(state.document.value)
        }
        const end = JSON.stringify(state.document.value)
        for (const before of states.toReversed().slice(1)) {
          state.undo()
          expect(state.document.value).toBe(before)
        }
        expect(state.undoLabel.value).toBe('')
        expect(state.isDirty.value).toBe(false)
        for (const after of states.slice(1)) {
          state.redo()
          expect(state.document.value).toBe(after)
        }
        expect(state.redoLabel.value).toBe('')
        expect(JSON.stringify(state.document.value)).toBe(end)
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })

  it(
    'leave a graph whose nodes agree about their connections, and that files hold',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(choices, (list) => {
          const editor = sampleEditor()
          for (const choice of list.slice(0, 120)) carryOut(editor, choice)
          const graph = editor.state.graph.value
          expect(incoming(graph)).toEqual(outgoing(graph))
          const keys = graph.nodes.map(({ key }) => key)
          expect(new Set(keys).size).toBe(keys.length)
          for (const { key, id } of graph.nodes) expect(String(id)).toBe(key)
          for (const frame of framesOf(graph)) {
            expect(frame.nodes.length).toBeGreaterThan(0)
            expect(keys).toEqual(expect.arrayContaining(frame.nodes.map(String)))
          }
          const text = writeGraph(graph)
          const [read] = readWorkflowFile(text).workflows
          expect(read === undefined ? '' : writeGraph(read.graph)).toBe(
            graph.nodes.length === 0 ? '' : text,
          )
        }),
        { numRuns: 12, endOnFailure: true },
      )
    },
  )
})

function outgoing(graph: WorkflowGraph): string[] {
  return edgesOf(graph).map(edgeId).toSorted()
}

function incoming({ nodes }: WorkflowGraph): string[] {
  return nodes
    .flatMap(({ key, inputs }) =>
      inputs.flatMap(({ name, connections }) =>
        connections.map(({ node, port }) =>
          edgeId({ source: String(node), output: port, target: key, input: name }),
        ),
      ),
    )
    .toSorted()
}
