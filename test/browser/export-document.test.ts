import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pictureColours } from '@/formats/picture/colours'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { exportDocument, keptForUs } from '@/pages/editor/files/export-document'
import { useEditorStore } from '@/stores/editor'
import { useThemeStore } from '@/stores/theme'
import blueprint from '../../blueprints/curation-gate.json?raw'

const text = JSON.stringify({
  Workflow: {
    id: '3',
    name: 'Gate <1>',
    data: {
      1: {
        id: 1,
        name: 'Event Publish',
        data: { id: 'event-publish', module_type: 'trigger', indexed_params: [] },
        outputs: { output_1: { connections: [{ node: '2', output: 'input_1' }] } },
      },
      2: {
        id: 2,
        name: 'Stop execution',
        data: { id: 'stop-execution', module_type: 'action', indexed_params: { message: 'No' } },
        inputs: { input_1: { connections: [{ node: '1', input: 'output_1' }] } },
        outputs: [],
        pos_x: 400,
      },
    },
  },
})

/** What the page has the browser save while something is done. */
async function savedBy(act: () => Promise<void>): Promise<{ name: string; content: Blob }> {
  const blobs: Blob[] = []
  const create = URL.createObjectURL.bind(URL)
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    if (content instanceof Blob) blobs.push(content)
    return create(content)
  })
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  await act()
  const link = click.mock.contexts[0]
  const content = blobs.at(-1)
  vi.restoreAllMocks()
  if (!(link instanceof HTMLAnchorElement) || content === undefined) throw new Error('no file')
  return { name: link.download, content }
}

function open(file: string) {
  const editor = useEditorStore()
  editor.openText(file)
  return editor
}

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('exporting what is edited', () => {
  it('as MISP JSON gives what was opened', async () => {
    const { name, content } = await savedBy(() => exportDocument(open(text), 'json'))
    expect(name).toBe('gate-1.json')
    const again = readWorkflowFile(await content.text())
    expect(again).toMatchObject({ problems: readWorkflowFile(text).problems })
    expect(again.workflows[0]?.graph).toEqual(readWorkflowFile(text).workflows[0]?.graph)
  })

  it('as MISP JSON gives a blueprint for a blueprint', async () => {
    const { content } = await savedBy(() => exportDocument(open(blueprint), 'json'))
    expect(JSON.parse(await content.text())).toEqual(JSON.parse(blueprint))
  })

  it('as Mermaid and DOT gives MISP’s texts', async () => {
    const editor = open(text)
    const mermaid = await savedBy(() => exportDocument(editor, 'mermaid'))
    expect(await mermaid.content.text()).toBe(
      'flowchart LR\n    1{{"fas:fa-upload  Event Publish"}} --> 2["fas:fa-ban  Stop execution"]\n',
    )
    const dot = await savedBy(() => exportDocument(editor, 'dot'))
    expect(await dot.content.text()).toContain('1 -> 2 []')
  })

  it.each(['light', 'dark'] as const)('as pictures shows it in the %s theme', async (theme) => {
    useThemeStore().choice = theme
    const editor = open(text)
    const svg = await savedBy(() => exportDocument(editor, 'svg'))
    expect(svg.name).toBe('gate-1.svg')
    const drawing = await svg.content.text()
    expect(drawing).toContain(pictureColours[theme].canvas)
    const page = new DOMParser().parseFromString(drawing, 'image/svg+xml')
    const words = [...page.querySelectorAll('text')].map(({ textContent }) => textContent)
    expect(words).toEqual(expect.arrayContaining(['Gate <1>', 'Event Publish', 'No']))
    const png = await savedBy(() => exportDocument(editor, 'png'))
    const { width } = await createImageBitmap(png.content)
    expect(width).toBe(2 * Number(page.documentElement.getAttribute('width')))
  })

  it('says what MISP keeps but does not show', () => {
    const editor = open(text)
    expect(keptForUs(editor)).toBe('')
    editor.comment('2', 'Ask first')
    expect(keptForUs(editor)).toContain('notes on nodes')
  })
})
