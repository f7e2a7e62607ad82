import type { ValueKind } from '@/formats/json/json-kinds'
import type { EngineFailure } from './protocol'

/** What a path gives on one of several events. */
export interface ComparedEvent {
  /** The text it was added from; null for the text in the editor. */
  readonly source: string | null
  /** Its number in that text. */
  readonly event: number
  readonly label: string
  /** Whether it is the event that everything else on the page is about. */
  readonly isInUse: boolean
  readonly outcome: ComparedOutcome
}

export type ComparedOutcome =
  | {
      readonly outcome: 'value'
      readonly kind: ValueKind
      readonly count: number
      /** The first few values as JSON, perhaps cut. */
      readonly first: readonly string[]
    }
  | EngineFailure
  | { readonly outcome: 'no-event'; readonly found: string; readonly expected: string }

/** All that was compared, perhaps only the first events of many. */
export interface Comparison {
  readonly events: readonly ComparedEvent[]
  readonly isComplete: boolean
}
