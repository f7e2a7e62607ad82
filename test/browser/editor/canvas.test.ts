import { page, userEvent } from 'vitest/browser'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { edgesOf } from '@/engine/graph/edit/edges'
import { notesOf } from '@/engine/graph/edit/notes'
import { findNode } from '@/engine/graph/model'
import { openPage, openSample, sample, select, type OpenPage } from './open-page'

let opened: OpenPage

const wires = () =>
  edgesOf(opened.editor.graph).map(
    ({ source, output, target }) => `${source}.${output.slice(-1)}>${target}`,
  )
const nodeOf = (key: string) => found(`[data-node="${key}"]`)
const forms = () => page.getByRole('group', { name: /^Parameters of/ })
const onCanvas = () => document.activeElement?.getAttribute('data-node')

function found(selector: string, within: ParentNode = document): HTMLElement {
  const element = within.querySelector<HTMLElement>(selector)
  if (element === null) throw new Error(`There is no ${selector}.`)
  return element
}

interface Point {
  readonly x: number
  readonly y: number
}

function middleOf(element: Element): Point {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

type Gesture = readonly [down: string, move: string, up: string]

/** What a mouse does; the button is held from the first place to the last one. */
function drag(start: Element, to: Point, [down, move, up]: Gesture = mouse): void {
  const at = ({ x, y }: Point) => ({ clientX: x, clientY: y, bubbles: true, button: 0 })
  const from = middleOf(start)
  const Kind = down === 'pointerdown' ? PointerEvent : MouseEvent
  start.dispatchEvent(new Kind(down, { ...at(from), pointerId: 1 }))
  const target = down === 'pointerdown' ? start : document.elementFromPoint(to.x, to.y)
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  for (const place of [middle, to]) target?.dispatchEvent(new Kind(move, at(place)))
  target?.dispatchEvent(new Kind(up, at(to)))
}

const mouse: Gesture = ['mousedown', 'mousemove', 'mouseup']
const pointer: Gesture = ['pointerdown', 'pointermove', 'pointerup']

/** Puts the mouse on a connection: then it has grips. */
async function gripOf(name: string, end: 'source' | 'target'): Promise<Element> {
  const edge = await vi.waitFor(() => found(`.vue-flow__edge[aria-label="${name}"]`))
  edge.dispatchEvent(new MouseEvent('mouseenter'))
  return vi.waitFor(() => found(`.vue-flow__edgeupdater-${end}`, edge))
}

function port(key: string, type: 'source' | 'target', index = 0): Element {
  const ports = nodeOf(key).querySelectorAll(`.vue-flow__handle.${type}`)
  const element = ports[index]
  if (element === undefined) throw new Error(`Node ${key} has no such port.`)
  return element
}

/** Where a connection begins on the screen. */
function startOf(name: string): Point {
  const line = document.querySelector(`.vue-flow__edge[aria-label="${name}"] .line`)
  if (!(line instanceof SVGPathElement)) throw new Error(`There is no ${name}.`)
  return line.getPointAtLength(0).matrixTransform(line.getScreenCTM() ?? new DOMMatrix())
}

/** Waits until the canvas stands still. */
async function settled(): Promise<void> {
  let before = ''
  await vi.waitFor(
    () => {
      const now = found('.vue-flow__transformationpane').style.transform
      const isSame = now === before
      before = now
      expect(isSame).toBe(true)
    },
    { interval: 120 },
  )
}

beforeAll(async () => {
  opened = await openPage('/edit')
})
afterAll(() => {
  opened.close()
})
beforeEach(async () => {
  await openSample(opened)
  await vi.waitFor(() => nodeOf('4'))
})

describe('the form on a node', () => {
  const scope = () => forms().getByRole('combobox', { name: 'Scope' })

  async function openForm(key: string): Promise<void> {
    select(opened, key)
    await userEvent.keyboard('e')
    await vi.waitFor(() => expect(document.activeElement?.closest('.node-form')).not.toBeNull())
  }

  it('has the keyboard in its first field, and gives it back with Escape', async () => {
    await openForm('2')
    await expect.element(scope()).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(forms().query()).toBeNull())
    expect(onCanvas()).toBe('2')
  })

  it('sets what the side panel sets, a gesture a step', async () => {
    await openForm('3')
    const { graph } = opened.editor
    await userEvent.selectOptions(scope(), 'attribute')
    expect(findNode(opened.editor.graph, '3')?.parameters).toMatchObject({ scope: 'attribute' })
    const panel = page.getByRole('region', { name: 'Side panel' })
    await expect.element(panel.getByRole('combobox', { name: 'Scope' })).toHaveValue('attribute')
    opened.editor.undo()
    expect(opened.editor.graph).toBe(graph)
  })

  it('keeps typing, wheel and mouse for itself', async () => {
    await openForm('4')
    await settled()
    const text = forms().getByRole('textbox').first()
    const before = opened.editor.graph.nodes.map(({ position }) => position)
    const view = found('.vue-flow__transformationpane').style.transform
    await text.fill('add 1')
    text
      .element()
      .dispatchEvent(new WheelEvent('wheel', { deltaY: 200, bubbles: true, cancelable: true }))
    drag(text.element(), { x: 200, y: 200 }, mouse)
    expect(opened.editor.graph.nodes.map(({ position }) => position)).toEqual(before)
    expect(found('.vue-flow__transformationpane').style.transform).toBe(view)
    expect(opened.editor.graph.nodes).toHaveLength(4)
    expect(opened.editor.selection.nodes).toEqual(['4'])
  })

  it('is there for several nodes, the last one above the others, ports at their heads', async () => {
    await openForm('2')
    const button = nodeOf('3').querySelector<HTMLElement>('.opener')
    button?.click()
    await vi.waitFor(() => expect(forms().elements()).toHaveLength(2))
    const height = (key: string) =>
      Number(getComputedStyle(nodeOf(key).closest('.vue-flow__node') ?? nodeOf(key)).zIndex)
    await vi.waitFor(() => expect(height('3')).toBeGreaterThan(height('2')))
    expect(height('2')).toBeGreaterThan(height('1'))
    const head = found('.head', nodeOf('2')).getBoundingClientRect()
    for (const one of nodeOf('2').querySelectorAll('.vue-flow__handle')) {
      expect(middleOf(one).y).toBeLessThan(head.bottom)
    }
    await settled()
    const start = startOf('Connection from Red? to Tag it')
    const output = middleOf(port('2', 'source'))
    expect(Math.hypot(start.x - output.x, start.y - output.y)).toBeLessThan(8)
    expect(button?.getAttribute('aria-expanded')).toBe('true')
  })

  it('is no part of the workflow, and another workflow has none', async () => {
    const { graph } = opened.editor
    await openForm('2')
    expect(opened.editor.graph).toBe(graph)
    expect(opened.editor.isDirty).toBe(false)
    await openSample(opened)
    await vi.waitFor(() => expect(forms().query()).toBeNull())
  })

  it('is not there from far away', async () => {
    await openForm('2')
    await userEvent.keyboard('{Escape}')
    nodeOf('2').querySelector<HTMLElement>('.opener')?.click()
    await vi.waitFor(() => expect(forms().query()).not.toBeNull())
    select(opened, '2')
    for (let step = 0; step < 8; step += 1) {
      await userEvent.keyboard('-')
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    await vi.waitFor(() => expect(forms().query()).toBeNull())
    await userEvent.keyboard('1')
    await vi.waitFor(() => expect(forms().query()).not.toBeNull())
  })
})

describe('an end of a connection', () => {
  it('is dragged to another port in one step', async () => {
    const { graph } = opened.editor
    const grip = await gripOf('Connection from Red? to Tag it', 'target')
    drag(grip, middleOf(port('4', 'target')))
    await vi.waitFor(() => expect(wires()).toEqual(['1.1>2', '2.1>4', '2.2>4']))
    opened.editor.undo()
    expect(opened.editor.graph).toBe(graph)
    drag(await gripOf('Connection from Red? to Tag it', 'source'), middleOf(port('1', 'source')))
    await vi.waitFor(() => expect(wires()).toEqual(['1.1>2', '1.1>3', '2.2>4']))
  })

  it('dropped at an empty place stays until something is chosen for it', async () => {
    const { graph } = opened.editor
    const pane = found('.vue-flow__pane').getBoundingClientRect()
    const empty = { x: pane.left + 60, y: pane.bottom - 120 }
    drag(await gripOf('Connection from Red? to Tag it', 'target'), empty)
    await expect.element(page.getByRole('combobox', { name: 'Add a module' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(opened.editor.graph).toBe(graph)
    drag(await gripOf('Connection from Red? to Tag it', 'target'), empty)
    await page.getByRole('combobox', { name: 'Add a module' }).fill('stop exec')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(wires()).toEqual(['1.1>2', '2.1>5', '2.2>4']))
    opened.editor.undo()
    expect(opened.editor.graph).toBe(graph)
  })

  it('is led elsewhere with the keyboard', async () => {
    select(opened, '3')
    await userEvent.keyboard('{Shift>}c{/Shift}')
    await page.getByRole('combobox', { name: 'Lead the connection' }).fill('from Event')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(wires()).toEqual(['1.1>2', '1.1>3', '2.2>4']))
    await vi.waitFor(() => expect(onCanvas()).toBe('3'))
  })
})

describe('a note', () => {
  it('is resized at its corner, in one step', async () => {
    opened.editor.note('Remember', { x: 0, y: 200 })
    const { graph } = opened.editor
    const corner = await vi.waitFor(() => found('.note .corner'))
    const { x, y } = middleOf(corner)
    vi.spyOn(corner, 'setPointerCapture').mockImplementation(() => undefined)
    drag(corner, { x: x + 100, y: y + 50 }, pointer)
    const [note] = notesOf(opened.editor.graph)
    expect(note?.width).toBeGreaterThan(280)
    expect(note?.height).toBeGreaterThan(150)
    await vi.waitFor(() => expect(found('.note').style.width).toBe(`${note?.width}px`))
    expect(opened.editor.undoLabel).toBe('Resize note')
    opened.editor.undo()
    expect(opened.editor.graph).toBe(graph)
  })
})

describe('a workflow that does not fit', () => {
  it('opens at its trigger, in a size that can be read', async () => {
    await page.viewport(800, 600)
    await openSample(opened, sample.replace('"pos_x":620', '"pos_x":2400'))
    await vi.waitFor(() => expect(document.body.textContent).toContain('80%'))
    const { left } = nodeOf('1').getBoundingClientRect()
    expect(left).toBeGreaterThan(found('.canvas').getBoundingClientRect().left)
    await page.viewport(1440, 900)
  })
})
