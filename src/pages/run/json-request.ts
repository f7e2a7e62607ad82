import type { RunText } from '../../../workers/run/protocol'

/** A snapshot of the run that somebody wants to look at. */
export interface JsonRequest {
  readonly title: string
  readonly asked: RunText
}
