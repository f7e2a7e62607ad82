import type { MispVersion } from '@/engine/compat'
import type { Note } from '@/engine/hash-path/advice/note'
import type { RenderError } from '@/engine/jinja'
import type { PhpValue } from '@/engine/php/value'
import type { EngineFailure, PathMode, TextPart } from './protocol'

/** Why a field could not be tried: there are no data, or the engine could not go on. */
export type NoPreview =
  | EngineFailure
  | { readonly outcome: 'no-data' }
  /** The loaded data have nothing that the trigger could fire for. */
  | { readonly outcome: 'no-event'; readonly found: string; readonly expected: string }

/** A hash path as a parameter of a module has it. */
export interface PathFieldQuery {
  readonly path: string
  readonly mode: PathMode
  /** The path starts at each of the items that this path selects. */
  readonly selector?: string
}

export interface PathPreview {
  readonly found:
    | {
        readonly outcome: 'found'
        /** Values found; behind a selector the items in which something was found. */
        readonly count: number
        /** The items that the selector gives. */
        readonly items?: number
        /** The first values in words. */
        readonly values: readonly string[]
      }
    | NoPreview
  /** What is probably wrong with the path, known without data as well. */
  readonly notes: readonly Note[]
}

/** A filter on the items of a list: that of a node, or the parameters of a filter module. */
export interface FilterQuery {
  readonly selector: string
  readonly value: PhpValue
  readonly operator: string
  readonly path: string
  readonly version: MispVersion
}

export type FilterPreview =
  | {
      readonly outcome: 'kept'
      readonly kept: number
      /** The items that the selector gives. */
      readonly items: number
      /** The first items kept, in words. */
      readonly values: readonly string[]
    }
  | NoPreview

/** The template of a parameter. */
export interface TemplateQuery {
  readonly template: string
  readonly version: MispVersion
  /** The address of the MISP, for `_env.baseurl`. */
  readonly baseUrl: string
}

export type TemplatePreview =
  | {
      readonly outcome: 'rendered'
      readonly text: TextPart
      /** MISP does not tell it: it goes on with an empty text. */
      readonly error?: RenderError
    }
  | NoPreview
