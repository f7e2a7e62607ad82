import * as v from 'valibot'
import type { PhpMap } from '@/engine/php/value'
import { text } from './parts'
import { readContent, type Reading } from './reading'

const galaxySchema = v.object(
  { values: v.array(v.object({ value: text }, 'is no cluster'), 'is no list of clusters') },
  'is no galaxy',
)

/** Reads the clusters of the country galaxy in the format of MISP's galaxies; the tag of each follows from its value. */
export function readCountries(json: string): Reading<readonly PhpMap[]> {
  const reading = readContent(json, galaxySchema)
  if (!reading.ok) return reading
  const clusters = reading.value.values.map(({ value }) => ({
    value,
    tag_name: `misp-galaxy:country="${value}"`,
  }))
  return { ok: true, value: clusters }
}
