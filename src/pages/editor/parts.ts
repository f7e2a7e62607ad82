import type { Place } from '@/stores/editor/node-commands'
import type { CanvasPoint } from './canvas/connecting'

/** What commands ask of the canvas. */
export interface CanvasApi {
  readonly fit: () => Promise<void>
  readonly begin: () => Promise<void>
  readonly zoomTo: (keys: readonly string[]) => Promise<void>
  readonly zoomIn: () => Promise<boolean>
  readonly zoomOut: () => Promise<boolean>
  readonly focusNode: (key: string) => Promise<void>
  readonly focus: () => void
  readonly focusNote: (id: string) => Promise<void> | undefined
  /** Where the mouse is; null when it is elsewhere. */
  readonly pointed: () => CanvasPoint | null
  /** Where the mouse is, else a free spot in the middle. */
  readonly pointForNew: () => CanvasPoint
  /** Where a node stands on the screen. */
  readonly screenOf: (key: string) => { readonly x: number; readonly y: number }
  /** Opens the forms of nodes on the canvas, or closes them. */
  readonly toggleForms: (keys: readonly string[]) => void
  readonly animate: (change: () => void) => void
}

export type PanelTab = 'exercise' | 'node' | 'workflow' | 'problems'

/** What commands ask of the rest of the page. */
export interface EditorParts {
  readonly canvas: () => CanvasApi | null
  readonly offerModule: (at: CanvasPoint, place?: Place) => void
  readonly offerConnection: (key: string) => void
  readonly offerReconnection: () => void
  readonly offerReplacement: (key: string) => void
  readonly showPanel: (tab: PanelTab) => Promise<void>
  readonly togglePanel: () => void
  readonly togglePalette: () => void
  readonly searchPalette: () => Promise<void>
  readonly toggleMap: () => void
  readonly search: () => void
  readonly rename: (key: string) => Promise<void>
  readonly saveBlueprint: () => void
  readonly copy: () => Promise<void>
  readonly cut: () => Promise<void>
  readonly paste: () => Promise<void>
}
