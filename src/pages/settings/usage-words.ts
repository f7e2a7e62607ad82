import type { Usage } from '@/storage/usage'
import type { RecordKind } from '@/storage/records'
import { countOf } from '@/components/text/quantities'

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A size in the unit that fits. */
export function sizeInBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const size = bytes / 1000 ** power
  return `${size.toFixed(power === 0 || size >= 100 ? 0 : 1)} ${units[power] ?? ''}`
}

/** The used part of the room, in percent. */
export function share({ used, quota }: Usage): number {
  return quota > 0 ? Math.min((used / quota) * 100, 100) : 0
}

/** How many records of each kind there are, as a list in words. */
export function holdings(counts: Readonly<Record<RecordKind, number>>): readonly string[] {
  return [
    countOf(counts.workflows, 'workflow'),
    countOf(counts.blueprints, 'blueprint'),
    countOf(counts.events, 'event'),
    countOf(counts.runs, 'run'),
    countOf(counts.simulatedMisps, 'simulated MISP'),
    countOf(counts.tests, 'test'),
    countOf(counts.exercises, 'exercise pack'),
  ]
}
