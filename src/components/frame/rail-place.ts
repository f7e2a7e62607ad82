import type { IconName } from '@/components/icon/icons'

/** A page in the navigation. */
export interface RailPlace {
  readonly path: string
  readonly label: string
  readonly icon: IconName
}

/** Whether a path belongs to a place: its own page, or one below it (`/edit/7` to `/edit`). */
export function isWithin(place: RailPlace, path: string): boolean {
  return path === place.path || (place.path !== '/' && path.startsWith(`${place.path}/`))
}
