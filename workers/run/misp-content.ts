import type { MispState } from '@/engine/effects/state'
import { emptyState } from '@/engine/effects/empty-state'
import { withAnswers, withWarninglists } from '@/formats/simulated-misp/own-content'
import type { ContentProblem, Reading } from '@/formats/simulated-misp/reading'
import { teachingMisp } from '@/formats/simulated-misp/teaching-misp'
import type { TeachingTexts } from '@/formats/simulated-misp/teaching-texts'
import type { MispSummary } from './protocol'

/** What the simulated MISP of runs holds besides the event: the content that ships, and what the user put in. */
export class MispContent {
  #state: MispState = emptyState(0)

  get state(): MispState {
    return this.#state
  }

  /**
   * Takes the content that ships.
   *
   * @throws Error when it can't be used
   */
  load(texts: TeachingTexts): MispSummary {
    this.#state = teachingMisp(texts, 0)
    return this.summary
  }

  /** Adds the user's warninglists; one of a known name takes its place. A bad file changes nothing. */
  addWarninglists(text: string): readonly ContentProblem[] {
    return this.#take(withWarninglists(this.#state, text))
  }

  /** Takes the user's table of prepared answers instead of the one that ships. A bad file changes nothing. */
  replaceAnswers(text: string): readonly ContentProblem[] {
    return this.#take(withAnswers(this.#state, text))
  }

  #take(reading: Reading<MispState>): readonly ContentProblem[] {
    if (!reading.ok) return reading.problems
    this.#state = reading.value
    return []
  }

  get summary(): MispSummary {
    const { decayingModels, mispModules, organisations, tags, users, warninglists } = this.#state
    return {
      warninglists: warninglists.length,
      modules: mispModules.modules.length,
      answers: mispModules.answers.length,
      tags: tags.length,
      organisations: organisations.length,
      users: users.length,
      decayingModels: decayingModels.length,
    }
  }
}
