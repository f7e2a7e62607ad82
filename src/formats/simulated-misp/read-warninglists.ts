import * as v from 'valibot'
import type { Warninglist } from '@/engine/effects/state'
import { listOf, flag, text, textOrNumber } from './parts'
import { readContent, type Reading } from './reading'

const types = ['string', 'substring', 'hostname', 'cidr', 'regex'] as const

/** A list as the files of MISP's warninglists have it; `id`, `category` and `default` as its API answers them. */
const listSchema = v.object(
  {
    id: v.optional(textOrNumber),
    name: v.pipe(text, v.nonEmpty('is empty')),
    type: v.picklist(types, `is none of ${types.join(', ')}`),
    version: v.optional(textOrNumber, '1'),
    description: v.optional(text, ''),
    category: v.optional(text, 'false_positive'),
    default: v.optional(flag, true),
    matching_attributes: v.optional(listOf(text), ['ALL']),
    list: listOf(text),
  },
  'is no warninglist',
)

type ListFile = v.InferOutput<typeof listSchema>

const fileSchema = v.union([v.array(listSchema), listSchema], fileMessage)

function fileMessage(issue: v.UnionIssue<v.BaseIssue<unknown>>): string {
  const inner = issue.issues?.find(({ path }) => path !== undefined)
  return inner === undefined
    ? 'is neither a warninglist nor a list of them'
    : `holds something unexpected: ${v.getDotPath(inner) ?? ''} ${inner.message}`
}

/** Reads a file with one warninglist, or a list of them, in the format of MISP's own lists. */
export function readWarninglists(json: string): Reading<readonly Warninglist[]> {
  const reading = readContent(json, fileSchema)
  if (!reading.ok) return reading
  const files: readonly ListFile[] = Array.isArray(reading.value) ? reading.value : [reading.value]
  return { ok: true, value: addWarninglists([], files.map(toWarninglist)) }
}

/**
 * Warninglists with others beside them: one of a name that is there takes its place, and one whose id is missing or taken
 * gets the next free one.
 */
export function addWarninglists(
  known: readonly Warninglist[],
  more: readonly Warninglist[],
): readonly Warninglist[] {
  return more.reduce((lists, list) => {
    const same = lists.findIndex(({ name }) => name === list.name)
    const id = lists[same]?.id ?? freeId(lists, list.id)
    return same < 0 ? [...lists, { ...list, id }] : lists.with(same, { ...list, id })
  }, known)
}

function freeId(lists: readonly Warninglist[], wanted: string): string {
  if (/^\d+$/.test(wanted) && !lists.some(({ id }) => id === wanted)) return wanted
  return String(lists.reduce((highest, { id }) => Math.max(highest, Number(id)), 0) + 1)
}

function toWarninglist(file: ListFile): Warninglist {
  return {
    id: file.id ?? '',
    name: file.name,
    type: file.type,
    version: file.version,
    category: file.category,
    description: file.description,
    isDefault: file.default,
    matchingAttributes: file.matching_attributes,
    entries: file.list,
  }
}
