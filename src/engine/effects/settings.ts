import { isTruthy } from '../php/empty.ts'
import type { MispState } from './state.ts'

/** Whether a switch among MISP's settings is on; the words its command line takes count as well. */
export function settingIsOn({ settings }: MispState, name: string): boolean {
  const value = Object.hasOwn(settings, name) ? settings[name] : undefined
  return isTruthy(value) && value !== 'false'
}
