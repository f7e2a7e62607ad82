import type { AnyIcon } from '@/components/icon/icons'

/**
 * Something the user can do. Buttons, menus, shortcuts, tooltips and the help page are all made from this one object.
 */
export interface Command {
  /** Unique, as `page.verb-object`. */
  readonly id: string
  /** What it does, as on a button. */
  readonly label: string
  /** Heading under which the help page lists it. */
  readonly group: string
  readonly icon: AnyIcon
  /** Shortcut as `Mod+O`, `Alt+P` or `?` (see keys.ts). */
  readonly keys?: string
  /**
   * When the shortcut acts: `always` (what it is with a modifier), only while the user is `not-typing` (what it is
   * without one), or only `in-place`: the part of the page that has the keyboard performs it itself; while nothing
   * has the keyboard, as after a page has opened, the shortcut acts too.
   */
  readonly acts?: 'always' | 'not-typing' | 'in-place'
  /** Whether it makes sense now; without it, always. */
  readonly when?: () => boolean
  readonly perform: () => void | Promise<void>
}

/** Whether a command can be performed now. */
export function isAvailable(command: Command): boolean {
  return command.when?.() ?? true
}
