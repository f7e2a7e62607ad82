import * as v from 'valibot'

/** A blueprint that ships with the page. */
export interface ShippedBlueprint {
  /** The name of its file, without `.json`. */
  readonly id: string
  readonly name: string
  /** What it shows, in a sentence. */
  readonly sentence: string
  /** The file. */
  readonly text: string
}

const fileSchema = v.object({
  WorkflowBlueprint: v.object({ name: v.string(), description: v.string() }),
})

const files: Readonly<Record<string, string>> = import.meta.glob('../../blueprints/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
})

/** The blueprints in the folder `blueprints`, by name. This file is loaded when somebody asks for them. */
export const shippedBlueprints: readonly ShippedBlueprint[] = Object.entries(files)
  .map(([path, text]) => {
    const { name, description } = v.parse(fileSchema, JSON.parse(text)).WorkflowBlueprint
    const id = path.replace(/^.*\/|\.json$/g, '')
    return { id, name, sentence: firstSentence(description), text }
  })
  .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))

/** Descriptions begin with the trigger in brackets, on a line of its own. */
function firstSentence(description: string): string {
  const words = description.replace(/^\s*\[[^\]]*\]\s*/, '')
  return /^.*?[.!?](?=\s|$)/s.exec(words)?.[0] ?? words
}
