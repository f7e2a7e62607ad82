import * as v from 'valibot'
import type { PhpValue } from '@/engine/php/value'
import { parseJson } from '@/formats/json/parse-json'

/** Something wrong with a file of the simulated MISP, in words for the user. */
export interface ContentProblem {
  /** Line and column where the text is no JSON, else a path such as `0.list.3`. */
  readonly where: string
  readonly what: string
  readonly todo: string
}

/** What was read, or why nothing of it can be used. */
export type Reading<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] }

/** No more problems than these are told: a wrong file has one in every row. */
const toldProblems = 20

const longestFile = 64 * 1024 * 1024

/** Reads a text of unknown origin as JSON of a shape. */
export function readContent<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): Reading<v.InferOutput<Schema>> {
  if (text.length > longestFile) {
    return refuse('the whole file', 'It has more than 64 MB.', 'Leave out what you do not need.')
  }
  const parsed = parseJson(text)
  if (parsed.ok) return checkContent(parsed.value, schema)
  const { message, place } = parsed.problem
  return refuse(
    `line ${place.line}, column ${place.column}`,
    message,
    'Correct it there and read the file again.',
  )
}

/** Checks a value that was read from JSON. */
function checkContent<Schema extends v.GenericSchema>(
  value: PhpValue,
  schema: Schema,
): Reading<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, value)
  if (result.success) return { ok: true, value: result.output }
  const problems = result.issues.slice(0, toldProblems).map((issue) => ({
    where: v.getDotPath(issue) ?? 'the whole file',
    what: issue.received === 'undefined' ? 'This is missing.' : `This ${issue.message}.`,
    todo: 'Correct it there and read the file again.',
  }))
  return { ok: false, problems }
}

function refuse(where: string, what: string, todo: string): Reading<never> {
  return { ok: false, problems: [{ where, what, todo }] }
}

/** The problems in one text, to be thrown or shown. */
export function problemText(file: string, problems: readonly ContentProblem[]): string {
  return problems.map(({ where, what, todo }) => `${file}, ${where}: ${what} ${todo}`).join('\n')
}
