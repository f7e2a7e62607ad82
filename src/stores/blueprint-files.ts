import { blueprintIndex, type BlueprintEntry } from '../../blueprints'

/**
 * The blueprints in the folder `blueprints` with their sample events. This file is loaded when somebody asks for one of
 * them, and each of theirs when it is opened.
 */
export const shippedBlueprints: readonly BlueprintEntry[] = blueprintIndex

type Files = Readonly<Record<string, () => Promise<string>>>

const files: Files = import.meta.glob<string>('../../blueprints/*.json', {
  query: '?raw',
  import: 'default',
})

const samples: Files = import.meta.glob<string>('../../blueprints/samples/*.json', {
  query: '?raw',
  import: 'default',
})

/** The text of a blueprint's file; undefined when there is none of that name. */
export function readBlueprintFile(id: string): Promise<string> | undefined {
  return own(files, `../../blueprints/${id}.json`)
}

/** The text of a sample event that stands beside the blueprints; undefined when there is none of that name. */
export function readSampleFile(id: string): Promise<string> | undefined {
  return own(samples, `../../blueprints/samples/${id}.json`)
}

/** The name can come from the page's address, so it may be anything. */
function own(from: Files, path: string): Promise<string> | undefined {
  return Object.hasOwn(from, path) ? from[path]?.() : undefined
}
