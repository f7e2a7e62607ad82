import type { VersionRecord } from '@/storage/records'
import type { Difference } from './difference'

/** A difference that is shown by itself, with what has to be said about it. */
export interface ShownDifference {
  readonly difference: Difference
  /** The names of the older and of the newer state. */
  readonly names: { readonly before: string; readonly after: string }
  /** The version that can be restored; null when it is how the workflow is now. */
  readonly version: VersionRecord | null
}
