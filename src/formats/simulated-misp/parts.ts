import * as v from 'valibot'
import type { PhpMap, PhpValue } from '@/engine/php/value'

/** A text of sensible length. */
export const text = v.pipe(v.string('is no text'), v.maxLength(100_000, 'is too long a text'))

/** An id or version, which MISP writes as a text or as a number. */
export const textOrNumber = v.pipe(
  v.union([text, v.number()], 'is neither a text nor a number'),
  v.transform(String),
)

export const flag = v.boolean('is neither true nor false')

/** Any JSON. What is checked here was read as JSON before. */
export const anyJson = v.custom<PhpValue>((value) => value !== undefined, 'is missing')

/** A JSON object of any contents. */
export const anyMap = v.custom<PhpMap>(isJsonObject, 'is no object')

function isJsonObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A row of one of MISP's tables: any fields, and an id. */
export const tableRow = v.pipe(
  anyMap,
  v.check((row) => typeof row['id'] === 'string' && row['id'] !== '', 'has no id, which is a text'),
)

/** A list, or a map whose keys are 0, 1, 2 …: PHP writes one for the other. */
export function listOf<Item extends v.GenericSchema>(item: Item) {
  return v.union(
    [
      v.array(item),
      v.pipe(
        v.record(v.string(), item),
        v.transform((map): v.InferOutput<Item>[] => Object.values(map)),
      ),
    ],
    listMessage,
  )
}

/** Tells what is wrong inside when there is a list, else that there is none. */
function listMessage(issue: v.UnionIssue<v.BaseIssue<unknown>>): string {
  const inner = issue.issues?.find(({ path }) => path !== undefined)
  return inner === undefined
    ? 'is no list'
    : `holds something unexpected at ${v.getDotPath(inner) ?? ''}, which ${inner.message}`
}
