import * as v from 'valibot'
import moduleLines from './modules.txt?raw'
import wordLines from './words.txt?raw'

/*
 * What both ends of a link in format 2 know beforehand. The texts beside this file are frozen: a link that was made
 * with them is read with them, whatever MISP's modules or this page become. Other texts are another format.
 */

/** Whole texts that are written as their number. The first 32 take one byte, the others two. */
export const words: readonly string[] = wordLines.trimEnd().split('\n')

const scalar = v.union([v.string(), v.number(), v.boolean()])
const value = v.union([scalar, v.array(scalar), v.null()])
const moduleSchema = v.pipe(
  v.tuple([
    v.picklist(['trigger', 'logic', 'action']),
    v.string(),
    v.string(),
    v.string(),
    v.string(),
    v.number(),
    v.record(v.string(), v.union([v.string(), v.boolean()])),
    v.boolean(),
    v.array(v.tuple([v.string(), value, v.array(v.string())])),
  ]),
  v.transform(([type, id, name, version, style, outputs, facts, multiple, parameters]) => ({
    type,
    id,
    name,
    version,
    /** The style classes of its nodes in MISP's editor. */
    style,
    outputs,
    /** What the editor copies into its nodes besides. */
    facts,
    multipleOutputConnection: multiple,
    parameters: parameters.map(([parameterId, preset, options]) => ({
      id: parameterId,
      preset,
      options,
    })),
  })),
)

/** A module as it was when the format was released. */
export type FrozenModule = v.InferOutput<typeof moduleSchema>

/** The modules that are written as their number. */
export const modules: readonly FrozenModule[] = moduleLines
  .trimEnd()
  .split('\n')
  .map((line) => v.parse(moduleSchema, JSON.parse(line)))
