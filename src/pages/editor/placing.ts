import type { Ref } from 'vue'
import type { Edge } from '@/engine/graph/edit/edges'
import type { Position } from '@/engine/graph/model'
import { useBlueprintLibrary, type BlueprintLabels } from '@/stores/blueprint-library'
import type { useEditorStore } from '@/stores/editor'
import { useNotificationStore } from '@/stores/notifications'
import type { CanvasPoint } from './canvas/connecting'
import type { Dragged } from './palette/dragged'
import type { PaletteEntry } from './palette/palette-entries'

/** How far right of the selected node a new one goes. */
const distance = 320

/** Putting modules and blueprints on the canvas, and making blueprints of what is selected. */
export function usePlacing(
  editor: ReturnType<typeof useEditorStore>,
  entries: Readonly<Ref<readonly PaletteEntry[]>>,
  middle: () => Position,
  shown: (key: string) => Promise<void>,
) {
  const notifications = useNotificationStore()
  const blueprints = useBlueprintLibrary()

  /** Puts a part of the palette at a place or on a connection; without one beside the selected node. */
  async function put(part: Dragged, at?: CanvasPoint, on?: Edge): Promise<void> {
    const place = at?.canvas ?? freePlace()
    if (part.kind === 'blueprint') {
      await putBlueprint(part.id, place)
      return
    }
    const entry = entries.value.find(
      ({ declaration }) => declaration.type === part.type && declaration.id === part.id,
    )
    if (entry === undefined) return
    await shown(editor.addModule(entry.declaration, place, on === undefined ? undefined : { on }))
  }

  async function putBlueprint(id: string, place: Position): Promise<void> {
    try {
      const { skippedTriggers } = editor.insertBlueprint(await blueprints.read(id), place)
      if (skippedTriggers > 0) {
        notifications.notify({
          status: 'info',
          text: 'Its trigger was left out: there is one already.',
        })
      }
    } catch (error) {
      fail('The blueprint was not put in', error)
    }
  }

  function freePlace(): Position {
    const last = editor.selection.nodes.at(-1)
    const selected = editor.graph.nodes.find(({ key }) => key === last)
    if (selected === undefined) return middle()
    return { x: selected.position.x + distance, y: selected.position.y + 30 }
  }

  /** Keeps what is selected as a blueprint of the user's own. */
  async function saveBlueprint({ name, description }: BlueprintLabels): Promise<void> {
    try {
      await blueprints.add(editor.takeBlueprint(name, description))
    } catch (error) {
      fail('The blueprint was not saved', error)
    }
  }

  function fail(what: string, error: unknown): void {
    const cause = error instanceof Error ? error.message : String(error)
    notifications.notify({ status: 'failure', text: `${what}: ${cause}` })
  }

  return { put, saveBlueprint }
}
