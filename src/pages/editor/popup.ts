import type { Edge } from '@/engine/graph/edit/edges'
import type { Position } from '@/engine/graph/model'
import type { Place } from '@/stores/editor/node-commands'
import type { CanvasPoint } from './canvas/connecting'

/** A choice that is offered over the canvas. */
export type Popup =
  /** A module for a new node. */
  | { readonly kind: 'add'; readonly at: CanvasPoint; readonly place: Place | undefined }
  /** The node that a connection is to lead to. */
  | { readonly kind: 'connect'; readonly screen: Position; readonly key: string }
  /** Another end for a connection; with a node, that one's end stays. */
  | {
      readonly kind: 'reconnect'
      readonly screen: Position
      readonly edges: readonly Edge[]
      readonly key?: string
    }
  /** Another module for a node. */
  | { readonly kind: 'replace'; readonly screen: Position; readonly key: string }

/** Where on the screen a popup opens. */
export function placeOfPopup(popup: Popup): Position {
  return popup.kind === 'add' ? popup.at.screen : popup.screen
}
