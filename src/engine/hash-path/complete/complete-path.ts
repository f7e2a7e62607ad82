import type { PhpValue } from '../../php/value.ts'
import type { Completions } from './completion.ts'
import { completeCondition, completeOperator, completeValue } from './complete-condition.ts'
import { completeEnd, completeKey } from './complete-key.ts'
import { cursorContext } from './cursor-context.ts'

/**
 * What can stand at the cursor of a path, in view of the data: fields that are there, wildcards where they lead on,
 * values that occur. Of big data the first few thousand items are looked at.
 */
export function completePath(data: PhpValue, path: string, cursor: number): Completions {
  const context = cursorContext(path, Math.max(0, Math.min(cursor, path.length)))
  switch (context.kind) {
    case 'key':
      return completeKey(data, context)
    case 'end':
      return completeEnd(context)
    case 'attribute':
      return completeCondition(data, context)
    case 'operator':
      return completeOperator(context)
    case 'value':
      return completeValue(data, context)
  }
}
