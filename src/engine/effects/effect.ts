import type { PhpMap, PhpValue } from '../php/value.ts'

/** What a tag, an edit or analyst data is attached to: a row of the simulated MISP, by its id. */
export type EffectTarget =
  | { readonly scope: 'event'; readonly eventId: string }
  | { readonly scope: 'attribute'; readonly attributeId: string; readonly eventId: string }

/**
 * Everything a workflow can want from MISP or from the world, as plain serialisable values. The simulated MISP carries
 * them out on its state, a live MISP as REST requests.
 */
export type Effect =
  | {
      readonly kind: 'attach-tags'
      readonly target: EffectTarget
      readonly tags: readonly string[]
      readonly local: boolean
      readonly relationshipType: string
    }
  | {
      readonly kind: 'detach-tags'
      readonly target: EffectTarget
      readonly tags: readonly string[]
      /** Only associations of this locality; null: whatever it is. */
      readonly local: boolean | null
    }
  | {
      readonly kind: 'edit-attributes'
      readonly eventId: string
      /** Whole attribute records as handed to MISP's bulk edit. */
      readonly attributes: readonly PhpMap[]
      /** The fields the module meant to change, for the sentence. */
      readonly fields: readonly string[]
    }
  | {
      readonly kind: 'edit-event'
      readonly eventId: string
      readonly event: PhpMap
      /** Unpublish and set the timestamp afterwards. */
      readonly touch: boolean
      readonly fields: readonly string[]
    }
  | { readonly kind: 'publish-event'; readonly eventId: string }
  | {
      readonly kind: 'add-attributes'
      readonly eventId: string
      readonly attributes: readonly PhpMap[]
      readonly objects: readonly PhpMap[]
      /** Who found them, see `AttributeAddition`. */
      readonly origin: 'workflow' | 'module-values' | 'module-results'
    }
  | {
      readonly kind: 'extend-warninglist'
      readonly warninglistId: string
      readonly values: readonly string[]
    }
  | {
      readonly kind: 'edit-report'
      readonly eventId: string
      readonly reportId: string
      /** The report's whole text. */
      readonly content: string
    }
  | { readonly kind: 'block-event'; readonly entry: PhpMap }
  | { readonly kind: 'accept-proposal'; readonly proposal: PhpMap }
  | { readonly kind: 'discard-proposal'; readonly proposal: PhpMap }
  | {
      readonly kind: 'add-analyst-data'
      readonly type: 'Note' | 'Opinion' | 'Relationship'
      readonly row: PhpMap
    }
  | {
      readonly kind: 'send-mail'
      readonly to: readonly string[]
      readonly subject: string
      readonly body: string
    }
  | {
      readonly kind: 'send-request'
      readonly method: string
      readonly url: string
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | { readonly kind: 'query-module'; readonly module: string; readonly query: PhpMap }
  | {
      readonly kind: 'write-file'
      /** Below MISP's folder. */
      readonly path: string
      /** Null: the file is deleted. */
      readonly text: string | null
    }
  | { readonly kind: 'push-zmq'; readonly topic: string; readonly body: PhpValue }
  | { readonly kind: 'show-toast'; readonly userId: string; readonly toast: PhpMap }
  | {
      readonly kind: 'run-workflow'
      readonly workflowId: string
      readonly triggerId: string
      readonly data: PhpValue
    }
