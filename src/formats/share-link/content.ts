import * as v from 'valibot'
import { MISP_VERSIONS } from '@/engine/compat'
import { linkLimits } from './limits'

const name = v.pipe(v.string(), v.maxLength(linkLimits.name))
const version = v.optional(v.picklist(MISP_VERSIONS))

/** Data that comes with a link: the text as it was given, usually a MISP event as JSON. */
const event = v.object({ name, content: v.string() })
const events = v.optional(v.pipe(v.array(event), v.maxLength(linkLimits.items)), [])

const workflow = v.object({
  kind: v.literal('workflow'),
  /** MISP's workflow JSON. The MISP version it is for stands in it. */
  content: v.string(),
  events,
})

const blueprint = v.object({
  kind: v.literal('blueprint'),
  /** MISP's blueprint JSON. */
  content: v.string(),
  /** The trigger it was run behind, and the MISP version. */
  trigger: v.optional(name),
  version,
  events,
})

const hashPath = v.object({
  kind: v.literal('hash-path'),
  paths: v.pipe(v.array(v.string()), v.maxLength(linkLimits.items)),
  mode: v.picklist(['extract', 'get']),
  /** Which data the paths work on: as the trigger hands it over, or the JSON as it is. */
  form: v.picklist(['normalised', 'raw']),
  trigger: v.optional(name),
  version,
  /** A condition as a module evaluates it: which kind, and its fields by name. */
  condition: v.optional(
    v.object({ kind: name, fields: v.record(name, v.union([v.string(), v.array(v.string())])) }),
  ),
  /** One of the page's own samples, instead of events. */
  sample: v.optional(name),
  events,
})

const exercise = v.object({
  kind: v.literal('exercise'),
  name,
  /** The exercise's JSON. */
  content: v.string(),
  events,
})

/** What a link can hold. Texts inside it are of unknown origin: whoever opens them reads them as any file. */
export const contentSchema = v.variant('kind', [workflow, blueprint, hashPath, exercise])

export type SharedContent = v.InferOutput<typeof contentSchema>
export type SharedHashPath = v.InferOutput<typeof hashPath>
export type SharedEvent = v.InferOutput<typeof event>
