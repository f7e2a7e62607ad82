import * as v from 'valibot'
import type { PackOutline } from '@/formats/exercise/pack-outline'

const indexSchema = v.array(
  v.object({
    id: v.string(),
    name: v.string(),
    description: v.string(),
    author: v.string(),
    licence: v.string(),
    exercises: v.array(
      v.object({ id: v.string(), kind: v.picklist(['hash-path', 'workflow']), title: v.string() }),
    ),
  }),
)

/**
 * Reads the list of the packs that ship.
 *
 * @throws Error when the text is something else, such as a server's page about a missing file
 */
export function readIndex(text: string): readonly PackOutline[] {
  return v.parse(indexSchema, JSON.parse(text))
}
