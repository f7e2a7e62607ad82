import type { LocationQuery } from 'vue-router'

/** What of the library an address can name, each by its id. */
export const keptKeys = ['workflow', 'event', 'run', 'misp', 'test'] as const

export type KeptKey = (typeof keptKeys)[number]

/** Whether an address names something of the library. */
export function namesKept(query: LocationQuery): boolean {
  return keptKeys.some((key) => typeof query[key] === 'string')
}
