import type { MispState } from '@/engine/effects/state'
import { readAnswers } from './read-answers'
import { addWarninglists, readWarninglists } from './read-warninglists'
import type { Reading } from './reading'

/** What a user puts into a simulated MISP, as the texts of their files. */
interface OwnTexts {
  readonly warninglists: readonly string[]
  readonly answers: string | null
}

/** A simulated MISP with a file of warninglists beside its own; one of a known name takes its place. */
export function withWarninglists(misp: MispState, text: string): Reading<MispState> {
  const reading = readWarninglists(text)
  if (!reading.ok) return reading
  const warninglists = addWarninglists(misp.warninglists, reading.value)
  return { ok: true, value: { ...misp, warninglists } }
}

/** A simulated MISP with another table of prepared answers of misp-modules. */
export function withAnswers(misp: MispState, text: string): Reading<MispState> {
  const reading = readAnswers(text)
  if (!reading.ok) return reading
  const mispModules = { ...misp.mispModules, answers: reading.value }
  return { ok: true, value: { ...misp, mispModules } }
}

/** A simulated MISP with all files of a user. */
export function withOwnTexts(
  misp: MispState,
  { warninglists, answers }: OwnTexts,
): Reading<MispState> {
  const begin: Reading<MispState> = { ok: true, value: misp }
  const withLists = warninglists.reduce<Reading<MispState>>(
    (before, text) => (before.ok ? withWarninglists(before.value, text) : before),
    begin,
  )
  if (!withLists.ok || answers === null) return withLists
  return withAnswers(withLists.value, answers)
}
