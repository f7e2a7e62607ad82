import { emptyState } from '@/engine/effects/empty-state'
import type { MispState } from '@/engine/effects/state'
import { getOffset, itemsOf } from '@/engine/php/offsets'
import { readAnswers } from './read-answers'
import { readCountries } from './read-countries'
import { readDecayingModels } from './read-decaying-models'
import { readInstance } from './read-instance'
import { readModules } from './read-modules'
import { readWarninglists } from './read-warninglists'
import { problemText, type Reading } from './reading'
import type { TeachingFile, TeachingTexts } from './teaching-texts'

/**
 * A simulated MISP with content to teach with, no events in it.
 *
 * @param now the clock, in seconds since 1970
 * @throws Error that names file, place and reason when a file can't be used
 */
export function teachingMisp(texts: TeachingTexts, now: number): MispState {
  const use = <Value>(file: TeachingFile, read: (json: string) => Reading<Value>): Value => {
    const reading = read(texts[file])
    if (reading.ok) return reading.value
    throw new Error(problemText(`${file}.json`, reading.problems))
  }
  const modules = use('modules', readModules)
  const enriching = modules.filter((module) =>
    itemsOf(getOffset(getOffset(module, 'meta'), 'module-type')).includes('expansion'),
  )
  return {
    ...emptyState(now),
    ...use('instance', readInstance),
    warninglists: use('warninglists', readWarninglists),
    countryClusters: use('countries', readCountries),
    decayingModels: use('decaying-models', readDecayingModels),
    mispModules: {
      reachable: true,
      modules,
      enabled: enriching.map(({ name }) => String(name)),
      answers: use('answers', readAnswers),
    },
  }
}
