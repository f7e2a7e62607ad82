import * as v from 'valibot'
import { MISP_VERSIONS } from '@/engine/compat'
import type { JsonView } from '@/formats/json/json-view'
import type { ProblemList } from './problem'

const text = v.optional(v.nullable(v.string()))
const textOrNumber = v.optional(v.nullable(v.union([v.string(), v.number()])))
const flag = v.optional(v.nullable(v.union([v.boolean(), v.string(), v.number()])))

/** The record of a workflow besides its graph. MISP writes ids, counters and times as texts. */
export const workflowSchema = v.looseObject({
  id: textOrNumber,
  uuid: text,
  name: text,
  description: text,
  timestamp: textOrNumber,
  trigger_id: text,
  misp_version: v.optional(v.picklist(MISP_VERSIONS)),
  counter: textOrNumber,
  enabled: flag,
  debug_enabled: flag,
})

/** The record of a blueprint besides its nodes. */
export const blueprintSchema = v.looseObject({
  id: textOrNumber,
  uuid: text,
  name: text,
  description: text,
  timestamp: textOrNumber,
  default: flag,
})

/** Tells which fields of a record have another type than MISP gives them. */
export function checkRecord(
  schema: typeof workflowSchema | typeof blueprintSchema,
  view: JsonView,
  problems: ProblemList,
): void {
  for (const issue of v.safeParse(schema, view.value).issues ?? []) {
    problems.add(
      'works',
      `${view.where}.${v.getDotPath(issue) ?? ''}`,
      `This has another type than in MISP (${issue.received}). It counts as empty.`,
      'Correct it in the properties of the workflow.',
    )
  }
}
