import type { Command } from '@/components/commands/command'
import { tidyLayout } from '@/stores/editor/tidy-layout'
import type { useEditorStore } from '@/stores/editor'
import { layOut } from '@/formats/picture/layout'
import { connectionsOf } from '../canvas/connection-choices'
import { editorIcons } from '../editor-icons'
import type { EditorParts } from '../parts'

const group = 'Editor: canvas'
const acts = 'in-place'

/** Adding to the canvas, looking at it, and laying it out. */
export function canvasCommands(editor: ReturnType<typeof useEditorStore>, parts: EditorParts) {
  const single = () =>
    editor.selection.nodes.length === 1 ? (editor.selection.nodes[0] ?? '') : ''

  /** A connection is selected, or a node that has some. */
  function isConnected(): boolean {
    const { nodes, edges } = editor.selection
    const [key, ...others] = nodes
    if (edges.length === 1) return true
    return key !== undefined && others.length === 0 && connectionsOf(editor.graph, key).length > 0
  }

  function addBehind(): void {
    const canvas = parts.canvas()
    const spot = editor.spotForNext()
    if (!canvas || spot === undefined) return
    parts.offerModule({ canvas: spot.position, screen: canvas.screenOf(single()) }, spot.place)
  }

  /** Lays out the selected nodes, or all when fewer than two are selected. */
  async function tidy(): Promise<void> {
    const { nodes } = editor.selection
    const sizes = new Map(layOut(editor.graph).nodes.map(({ node, box }) => [node.key, box]))
    const places = await tidyLayout(editor.graph, sizes, nodes.length > 1 ? nodes : undefined)
    parts.canvas()?.animate(() => {
      editor.moveTo(places)
      editor.endGesture()
    })
  }

  return {
    add: {
      id: 'editor.add',
      label: 'Add a module',
      group,
      icon: editorIcons.add,
      keys: 'A',
      acts,
      perform: () => {
        const canvas = parts.canvas()
        const pointed = canvas?.pointed()
        if (pointed) parts.offerModule(pointed)
        else if (single() !== '') addBehind()
        else if (canvas) parts.offerModule(canvas.pointForNew())
      },
    },
    addBehind: {
      id: 'editor.add-behind',
      label: 'Add a module behind the selected node',
      group,
      icon: editorIcons.add,
      keys: 'Shift+A',
      acts,
      when: () => single() !== '',
      perform: addBehind,
    },
    form: {
      id: 'editor.open-form',
      label: 'Open or close the form on the node',
      group,
      icon: editorIcons.properties,
      keys: 'E',
      acts,
      when: () => editor.selection.nodes.length > 0,
      perform: () => parts.canvas()?.toggleForms(editor.selection.nodes),
    },
    connect: {
      id: 'editor.connect',
      label: 'Connect the selected node',
      group,
      icon: editorIcons.connect,
      keys: 'C',
      acts,
      when: () => single() !== '',
      perform: () => parts.offerConnection(single()),
    },
    reconnect: {
      id: 'editor.reconnect',
      label: 'Lead a connection elsewhere',
      group,
      icon: 'switch',
      keys: 'Shift+C',
      acts,
      when: isConnected,
      perform: parts.offerReconnection,
    },
    note: {
      id: 'editor.note',
      label: 'Put a note on the canvas',
      group,
      icon: editorIcons.note,
      keys: 'N',
      acts,
      perform: async () => {
        const canvas = parts.canvas()
        if (canvas) await canvas.focusNote(editor.note('', canvas.pointForNew().canvas))
      },
    },
    searchModules: {
      id: 'editor.search-palette',
      label: 'Search the palette',
      group,
      icon: editorIcons.palette,
      keys: 'Alt+M',
      perform: parts.searchPalette,
    },
    search: {
      id: 'editor.search',
      label: 'Search on the canvas',
      group,
      icon: editorIcons.search,
      keys: 'Mod+F',
      perform: parts.search,
    },
    tidy: {
      id: 'editor.tidy',
      label: 'Tidy up',
      group,
      icon: editorIcons.arrange,
      keys: 'Shift+T',
      acts,
      when: () => editor.graph.nodes.length > 1,
      perform: tidy,
    },
    zoomIn: {
      id: 'editor.zoom-in',
      label: 'Zoom in',
      group,
      icon: editorIcons['zoom-in'],
      keys: '+',
      acts,
      perform: async () => {
        await parts.canvas()?.zoomIn()
      },
    },
    zoomOut: {
      id: 'editor.zoom-out',
      label: 'Zoom out',
      group,
      icon: editorIcons['zoom-out'],
      keys: '-',
      acts,
      perform: async () => {
        await parts.canvas()?.zoomOut()
      },
    },
    fit: {
      id: 'editor.fit',
      label: 'Show the whole workflow',
      group,
      icon: editorIcons.fit,
      keys: '1',
      acts,
      perform: async () => {
        await parts.canvas()?.fit()
      },
    },
    zoomTo: {
      id: 'editor.zoom-to-selection',
      label: 'Zoom to the selection',
      group,
      icon: editorIcons.target,
      keys: '2',
      acts,
      when: () => editor.selection.nodes.length > 0,
      perform: async () => {
        await parts.canvas()?.zoomTo(editor.selection.nodes)
      },
    },
    map: {
      id: 'editor.map',
      label: 'Show or hide the map',
      group,
      icon: editorIcons.map,
      keys: 'M',
      acts,
      perform: parts.toggleMap,
    },
    palette: {
      id: 'editor.palette',
      label: 'Show or hide the palette',
      group,
      icon: editorIcons.palette,
      keys: 'Alt+P',
      perform: parts.togglePalette,
    },
    panel: {
      id: 'editor.panel',
      label: 'Show or hide the side panel',
      group,
      icon: editorIcons.panel,
      keys: 'Alt+I',
      perform: parts.togglePanel,
    },
    problems: {
      id: 'editor.problems',
      label: 'Go to the problems',
      group,
      icon: 'warning',
      keys: 'Alt+L',
      perform: () => parts.showPanel('problems'),
    },
  } satisfies Record<string, Command>
}
