import { pictureToPng } from '@/components/picture/png'
import { workflowPicture } from '@/components/picture/workflow-picture'
import { notesOf } from '@/engine/graph/edit/notes'
import { commentOf } from '@/engine/graph/edit/node-marks'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import { writeDot } from '@/formats/dot'
import { writeMermaid } from '@/formats/mermaid'
import type { useEditorStore } from '@/stores/editor'
import { useThemeStore } from '@/stores/theme'
import { parameterSummary } from '../canvas/parameter-summary'
import { fileName, saveFile } from '@/components/files/save-file'

/** What a workflow can be exported as. */
export type ExportFormat = 'json' | 'mermaid' | 'dot' | 'svg' | 'png'

/** The formats in the order of the menu. */
export const exportFormats: readonly {
  readonly id: ExportFormat
  readonly label: string
  readonly description: string
}[] = [
  { id: 'json', label: 'MISP JSON', description: 'Loads in MISP as it is; notes stay inside' },
  { id: 'mermaid', label: 'Mermaid', description: 'A flowchart as text, as MISP writes it' },
  { id: 'dot', label: 'DOT', description: 'For Graphviz, as MISP writes it' },
  { id: 'svg', label: 'SVG', description: 'A picture that can be scaled' },
  { id: 'png', label: 'PNG', description: 'A picture for documents and slides' },
]

type Editor = ReturnType<typeof useEditorStore>

/**
 * Gives the user the workflow as a file.
 *
 * @throws Error when the browser cannot draw the picture
 */
export async function exportDocument(editor: Editor, format: ExportFormat): Promise<void> {
  const { name, graph } = editor.document
  const save = (content: Blob | string, ending: string, type: string): void => {
    saveFile({ name: `${fileName(name)}.${ending}`, content: new Blob([content], { type }) })
  }
  if (format === 'json') save(editor.write(), 'json', 'application/json')
  else if (format === 'dot') save(writeDot(graph), 'dot', 'text/vnd.graphviz')
  else if (format === 'mermaid') save(mermaidOf(editor), 'mmd', 'text/vnd.mermaid')
  else if (format === 'svg') save(pictureOf(editor).svg, 'svg', 'image/svg+xml')
  else save(await pictureToPng(pictureOf(editor)), 'png', 'image/png')
}

/** What of the file MISP does not show: it keeps it, as it keeps all keys it does not know. Empty when there is none. */
export function keptForUs({ graph }: Editor): string {
  const comments = graph.nodes.filter((node) => commentOf(node) !== '').length
  const off = graph.nodes.filter(isSwitchedOff).length
  const notes = notesOf(graph).length
  const parts = [
    ...(comments > 0 ? ['notes on nodes'] : []),
    ...(notes > 0 ? ['notes on the canvas (MISP’s own editor drops these when it saves)'] : []),
    ...(off > 0 ? ['which nodes are disabled (MISP runs them)'] : []),
  ]
  return parts.length === 0 ? '' : `MISP keeps but does not show: ${parts.join(', ')}.`
}

function mermaidOf(editor: Editor): string {
  return writeMermaid(editor.graph, (node) => {
    const icon = editor.declarationOf(node)?.icon
    return icon === undefined ? undefined : `fas:fa-${icon}`
  })
}

function pictureOf(editor: Editor) {
  return workflowPicture(editor.graph, {
    title: editor.document.name,
    theme: useThemeStore().isDark ? 'dark' : 'light',
    lookup: editor.lookup,
    summary: (node) => {
      const declaration = editor.declarationOf(node)
      return declaration === undefined ? '' : parameterSummary(node, declaration)
    },
  })
}
