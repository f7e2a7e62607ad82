import { isNumeric } from '../php/numeric-string.ts'

const SECONDS: Readonly<Record<string, number>> = { d: 86400, h: 3600, m: 60, s: 1 }

/**
 * The moment a text such as `30d` or `12h` points back to, in seconds since 1970. A number is taken as that moment
 * itself; what can't be read gives a moment in the future, so that nothing is as new.
 *
 * @param now the clock, in seconds since 1970
 */
export function resolveTimeDelta(delta: string, now: number): number {
  if (isNumeric(delta)) return Number(delta)
  const seconds = SECONDS[delta.slice(-1).toLowerCase()]
  const amount = delta.slice(0, -1)
  if (seconds !== undefined && isNumeric(amount)) return now - Number(amount) * seconds
  const moment = Date.parse(delta)
  return Number.isNaN(moment) ? now + 1 : Math.floor(moment / 1000)
}
