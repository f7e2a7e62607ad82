import type { ShippedBlueprint } from './blueprint-files'

/** The blueprints that ship with the page. */
export async function loadBlueprints(): Promise<readonly ShippedBlueprint[]> {
  return (await import('./blueprint-files')).shippedBlueprints
}

/**
 * The file of a blueprint that ships with the page.
 *
 * @throws Error when there is none of that name
 */
export async function fetchBlueprint(id: string): Promise<string> {
  const blueprint = (await loadBlueprints()).find((one) => one.id === id)
  if (blueprint === undefined) throw new Error('there is no blueprint of that name')
  return blueprint.text
}

/** What a first visitor sees. */
export const firstBlueprint = 'block-on-pap-red-or-tlp-red'
