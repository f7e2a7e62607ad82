import type { BlueprintEntry } from '../../blueprints'

/** A blueprint that ships with the page: its name, what it shows in a sentence, its trigger and its sample event. */
export type ShippedBlueprint = BlueprintEntry

/** The blueprints that ship with the page, in the order in which somebody learns from them. */
export async function loadBlueprints(): Promise<readonly ShippedBlueprint[]> {
  return (await import('./blueprint-files')).shippedBlueprints
}

/**
 * The file of a blueprint that ships with the page.
 *
 * @throws Error when there is none of that name, or it cannot be loaded
 */
export async function fetchBlueprint(id: string): Promise<string> {
  const text = await (await import('./blueprint-files')).readBlueprintFile(id)
  if (text === undefined) throw new Error('there is no blueprint of that name')
  return text
}

/**
 * The sample event that stands beside a blueprint; undefined when there is none of that name.
 *
 * @throws Error when it cannot be loaded
 */
export async function fetchBlueprintSample(id: string): Promise<string | undefined> {
  return (await import('./blueprint-files')).readSampleFile(id)
}

/** What a first visitor sees. */
export const firstBlueprint = 'block-on-pap-red-or-tlp-red'
