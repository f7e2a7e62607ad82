import type { JsonProblem } from '@/formats/json/parse-json'

/** A fault in JSON, said as a problem of a file. */
export function describeFault({ message, place, excerpt }: JsonProblem): {
  readonly where: string
  readonly what: string
  readonly todo: string
} {
  return {
    where: `line ${place.line}, column ${place.column}`,
    what: message,
    todo: `Correct the text near: ${excerpt.text.trim()}`,
  }
}
