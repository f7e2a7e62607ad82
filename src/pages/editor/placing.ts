import type { Ref } from 'vue'
import type { Edge } from '@/engine/graph/edit/edges'
import type { Position } from '@/engine/graph/model'
import { useBlueprintLibrary, type BlueprintLabels } from '@/stores/blueprint-library'
import type { useEditorStore } from '@/stores/editor'
import { freeSpot } from '@/stores/editor/free-spot'
import { useNotificationStore } from '@/stores/notifications'
import type { CanvasPoint } from './canvas/connecting'
import type { Dragged } from './palette/dragged'
import type { PaletteEntry } from './palette/palette-entries'

/** Putting modules and blueprints on the canvas, and making blueprints of what is selected. */
export function usePlacing(
  editor: ReturnType<typeof useEditorStore>,
  entries: Readonly<Ref<readonly PaletteEntry[]>>,
  middle: () => Position,
  shown: (key: string) => Promise<void>,
) {
  const notifications = useNotificationStore()
  const blueprints = useBlueprintLibrary()

  /** Puts a part of the palette at a place or on a connection; without one behind the selected node. */
  async function put(part: Dragged, at?: CanvasPoint, on?: Edge): Promise<void> {
    const behind = at === undefined ? editor.spotForNext() : undefined
    const position = at?.canvas ?? behind?.position ?? freeSpot(editor.graph, middle())
    if (part.kind === 'blueprint') {
      await putBlueprint(part.id, position)
      return
    }
    const entry = entries.value.find(
      ({ declaration }) => declaration.type === part.type && declaration.id === part.id,
    )
    if (entry === undefined) return
    const place = on === undefined ? behind?.place : { on }
    await shown(editor.addModule(entry.declaration, position, place))
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
      notifications.fail('The blueprint was not put in', error)
    }
  }

  /** Keeps what is selected as a blueprint of the user's own. */
  async function saveBlueprint({ name, description }: BlueprintLabels): Promise<void> {
    try {
      await blueprints.add(editor.takeBlueprint(name, description))
    } catch (error) {
      notifications.fail('The blueprint was not saved', error)
    }
  }

  return { put, saveBlueprint }
}
