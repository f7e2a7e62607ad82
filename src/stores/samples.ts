import type { TextSource } from './json-text'
import { fetchBlueprintSample } from './blueprints'

/** The sample events in public/samples: files of our own, about people and machines that do not exist. */
export interface Sample {
  readonly id: string
  readonly name: string
  readonly description: string
}

export const samples: readonly Sample[] = [
  {
    id: 'phishing',
    name: 'Phishing mail (small)',
    description: 'Six attributes and three tags: for a first look',
  },
  {
    id: 'guessing',
    name: 'Password guessing (harmless)',
    description: 'Published, nothing in it is restricted: what a gate lets pass',
  },
  {
    id: 'intrusion',
    name: 'Intrusion (rich)',
    description: 'Objects, galaxies, tags at every level, reports, sightings',
  },
]

/**
 * Reads a sample's text: one of those above, or the sample event of a blueprint that ships with the page.
 *
 * @throws Error when it cannot be loaded
 */
export async function fetchSample(id: string): Promise<string> {
  if (!samples.some((sample) => sample.id === id)) {
    const ofBlueprint = await fetchBlueprintSample(id)
    if (ofBlueprint === undefined) throw new Error('there is no sample of that name')
    return ofBlueprint
  }
  const response = await fetch(new URL(`samples/${encodeURIComponent(id)}.json`, document.baseURI))
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return response.text()
}

/** What a text in an editor is called, by where it comes from. */
export function nameOfSource(source: TextSource): string {
  if (source.kind === 'file') return source.name
  if (source.kind === 'own') return 'Own text'
  return samples.find(({ id }) => id === source.id)?.name ?? source.id
}
