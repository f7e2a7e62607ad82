import { parsePath } from '@/engine/hash-path'
import type { PathRule } from '@/formats/exercise/pack'

/** Whether a path has the piece that a rule is about. */
export function usesPiece(path: string, { piece, text }: PathRule): boolean {
  if (piece === 'text') return path.includes(text)
  return parsePath(path).tokens.some(({ kind, conditions = [] }) => {
    if (piece === 'condition') return conditions.length > 0
    if (piece === 'regex') return conditions.some(({ regex }) => regex !== undefined)
    return kind === 'number' || kind === 'text' || kind === 'any'
  })
}
