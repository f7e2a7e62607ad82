import type { LogEntry, MispState } from '@/engine/effects/state.ts'
import type { PhpValue } from '@/engine/php/value.ts'
import type { DebugCall, Execution, RenderedTemplate } from '@/engine/run/records.ts'

/** What the engine did with a recorded case. */
export interface Replay {
  /** What MISP would answer; null where it answers with HTTP 500. */
  readonly answer: { readonly success: boolean; readonly outcome: PhpValue } | null
  readonly executions: readonly Execution[]
  readonly debugCalls: readonly DebugCall[]
  readonly templates: readonly RenderedTemplate[]
  readonly log: readonly LogEntry[]
  readonly before: MispState
  readonly after: MispState
}
