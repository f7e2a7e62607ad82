import type { Place } from '@/engine/hash-path/explain/place'
import type { ValueKind } from '@/formats/json/json-kinds'
import type { JsonProblem } from '@/formats/json/parse-json'
import type { TextRange } from '@/formats/json/text-ranges'

/** Which data a path works on: what a workflow behind the chosen trigger gets, or the JSON as it is. */
export type DataForm = 'normalised' | 'raw'

/** The two ways in which MISP reads a path. */
export type PathMode = 'extract' | 'get'

/** A trigger as it can be chosen. */
export interface TriggerOption {
  readonly id: string
  readonly name: string
  readonly description: string
}

/** The trigger for which data are normalised; for one that fires for something in an event, the number of that. */
export interface TriggerChoice {
  readonly id: string
  readonly record: number
}

/** The trigger in use. */
export interface TriggerInUse {
  readonly id: string
  readonly name: string
  /** The things in the event it fires for one by one (the first of them); null where it is about the whole event. */
  readonly records: {
    /** What one of them is called. */
    readonly one: string
    readonly labels: readonly string[]
    readonly chosen: number
  } | null
}

/** What is known about the JSON that was loaded. */
export interface LoadedDocument {
  /** What it is, in words, to be said after “This is”. */
  readonly found: string
  /** Names of the events in it; empty when there is none. */
  readonly events: readonly string[]
  /** Which of them is in use. */
  readonly chosen: number
  /** Counts of the event in use, absent without an event. */
  readonly counts?: { readonly attributes: number; readonly objects: number }
  readonly trigger: TriggerInUse
  readonly characters: number
}

export type LoadResult =
  | { readonly ok: true; readonly document: LoadedDocument }
  | { readonly ok: false; readonly problem: JsonProblem }

export interface PathQuery {
  readonly path: string
  readonly mode: PathMode
  readonly form: DataForm
}

/** One entry of a result: its key, its kind and its JSON (perhaps cut). */
export interface ResultRow {
  readonly key: string
  readonly kind: ValueKind
  readonly text: string
  readonly complete: boolean
}

/** Why the engine could not go on, as MISP could not or as this page cannot. */
export type EngineFailure =
  /** PHP would raise an error that ends MISP's run. */
  | { readonly outcome: 'php-error'; readonly phpClass: string; readonly message: string }
  /** The pattern means something in PHP that this page cannot compute faithfully. */
  | { readonly outcome: 'unsupported-regex'; readonly message: string }
  | { readonly outcome: 'unsupported-path'; readonly message: string }

/** How much a path gives. */
interface GivenValue {
  readonly outcome: 'value'
  readonly kind: ValueKind
  readonly count: number
}

/** Why a path gave nothing that could be counted. */
type NoValue =
  | EngineFailure
  /** There is nothing that could be normalised for the trigger. */
  | { readonly outcome: 'no-event'; readonly found: string; readonly expected: string }
  | { readonly outcome: 'no-data' }

/** What a path gives, in figures. */
export type PathCount = GivenValue | NoValue

/** What a path gave. */
export type Evaluation =
  | (GivenValue & {
      /** Names this result in later questions about it. */
      readonly id: number
      readonly milliseconds: number
      /** The first rows. */
      readonly rows: readonly ResultRow[]
    })
  | NoValue

/** Where an entry of a result is shown. */
export interface ShownEntry {
  /** The text it is best shown in: the loaded one, or the normalised data for what MISP added. */
  readonly form: DataForm
  readonly range: TextRange
  /** Where it stands in the data in use. */
  readonly place: Place
}

/** What stands at a place of a text, as paths. */
export type PathsToPlace =
  | {
      readonly ok: true
      /** The path to exactly this value. */
      readonly exact: string
      /** What is to be known about it. */
      readonly remark: string | null
      /** The path to this value in all items of the lists around it; null without a list. */
      readonly general: string | null
    }
  | { readonly ok: false; readonly reason: string }

/** JSON text, perhaps only its beginning. */
export interface TextPart {
  readonly text: string
  readonly complete: boolean
}

/** Results with more entries are not marked in the text. */
export const maxMarked = 5_000

/** Rows that an evaluation hands over at once; more are asked for when they come into sight. */
export const rowsPerPage = 100
