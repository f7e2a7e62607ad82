import type { OwnTexts } from './misp-content'
import { complaintOf } from './reply-words'
import type { RunClient } from './run-client'
import { fetchTeachingTexts } from './teaching-files'
import { messageOf } from '@/stores/message-of'

const nothing: OwnTexts = { warninglists: [], answers: null }

type Client = Pick<RunClient, 'loadMisp' | 'addWarninglists' | 'replaceAnswers'>

/** Fills the simulated MISP of a run worker with what ships and with files of the user, unless it holds just that. */
export class MispFiller {
  readonly #client: Client
  #filled: OwnTexts | null = null

  constructor(client: Client) {
    this.#client = client
  }

  /** Says what is wrong; empty when the MISP is as it should be. Never rejects. */
  async fill(own: OwnTexts = nothing): Promise<string> {
    if (this.#filled !== null && isSame(this.#filled, own)) return ''
    this.#filled = null
    const problem = await this.#fillAnew(own)
    if (problem === '') this.#filled = own
    return problem
  }

  async #fillAnew({ warninglists, answers }: OwnTexts): Promise<string> {
    try {
      const shipped = complaintOf(await this.#client.loadMisp(await fetchTeachingTexts()))
      if (shipped !== '') return shipped
    } catch (error) {
      return `What the simulated MISP holds could not be loaded: ${messageOf(error)}`
    }
    for (const text of warninglists) {
      const problem = refusalOf(await this.#client.addWarninglists(text))
      if (problem !== '') return `A file of warninglists cannot be used: ${problem}`
    }
    const problem = answers === null ? '' : refusalOf(await this.#client.replaceAnswers(answers))
    return problem === '' ? '' : `The answers of modules cannot be used: ${problem}`
  }
}

function refusalOf(reply: Awaited<ReturnType<Client['addWarninglists']>>): string {
  if (reply.state !== 'done') return complaintOf(reply)
  return reply.value.ok ? '' : (reply.value.problems[0]?.what ?? 'nothing in it can be read')
}

function isSame(one: OwnTexts, other: OwnTexts): boolean {
  return (
    one.answers === other.answers &&
    one.warninglists.length === other.warninglists.length &&
    one.warninglists.every((text, index) => text === other.warninglists[index])
  )
}
