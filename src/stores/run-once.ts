import type { MispVersion } from '@/engine/compat'
import type { RunAnswer, RunProgress, RunSummary } from '../../workers/run/protocol'
import type { OwnTexts } from './misp-content'
import type { MispFiller } from './misp-filler'
import type { RunClient } from './run-client'
import type { Reply } from './worker-queue'
import { messageOf } from '@/stores/message-of'

/** Everything a run depends on. */
export interface RunInput {
  /** The workflow or blueprint, in MISP's JSON. */
  readonly content: string
  /** The text it runs on, and which of several events in it. */
  readonly data: string
  readonly event: number
  /** The trigger that nodes without one are put behind. */
  readonly trigger: string
  readonly version: MispVersion
  readonly debug: boolean
  /** Hands the JSON over as it is, even if the trigger is about an event and it is none. */
  readonly asItIs: boolean
  /** The simulated clock, in seconds since 1970. */
  readonly now: number
  /** The user's files that the simulated MISP has to hold; null: it is empty if it cannot be filled with what ships. */
  readonly own: OwnTexts | null
}

/** Why there is nothing to show of a run. */
export interface RunFailure {
  readonly what: string
  readonly todo: string
  /** The user did not want to wait. */
  readonly isStopped?: boolean
}

export type OnceRun =
  | { readonly ok: true; readonly summary: RunSummary }
  | { readonly ok: false; readonly failure: RunFailure }

/** The calls of the run worker that are needed for one run. */
export type OnceClient = Pick<
  RunClient,
  'loadWorkflows' | 'loadData' | 'chooseEvent' | 'run' | 'stop'
>

const stopped: RunFailure = { what: 'The run was stopped.', todo: '', isStopped: true }

/** A reply without a value, as a failure. */
class NoAnswer extends Error {
  readonly failure: RunFailure

  constructor(failure: RunFailure) {
    super(failure.what)
    this.failure = failure
  }
}

/**
 * Gives a worker everything and has it run; its lists and snapshots can be asked for afterwards.
 *
 * @param report hears which node comes next
 * @param isStopped whether the user has given up while something was on its way that cannot be stopped
 */
export async function runOnce(
  client: OnceClient,
  misp: MispFiller,
  input: RunInput,
  report: (progress: RunProgress) => void = () => undefined,
  isStopped: () => boolean = () => false,
): Promise<OnceRun> {
  try {
    await load(client, misp, input)
    if (isStopped()) throw new NoAnswer(stopped)
    let reached = ''
    const reply = await client.run(optionsOf(input), (told) => {
      reached = told.node
      report(told)
    })
    return { ok: true, summary: summaryOf(valueOf(reply, reached)) }
  } catch (error) {
    if (error instanceof NoAnswer) return { ok: false, failure: error.failure }
    const what = messageOf(error)
    return { ok: false, failure: { what, todo: 'Reload the page and run again.' } }
  }
}

/** @throws NoAnswer when something cannot be used */
async function load(client: OnceClient, misp: MispFiller, input: RunInput): Promise<void> {
  const { content, data, event, own, version } = input
  // First: the services of the simulated MISP decide which modules exist.
  const problem = await misp.fill(own ?? undefined)
  if (problem !== '' && own !== null) throw new NoAnswer({ what: problem, todo: '' })
  const workflows = valueOf(await client.loadWorkflows(content, version))
  if (!workflows.ok) {
    const [first] = workflows.problem
    const { what = 'The workflow cannot be read.', todo = '' } = first ?? {}
    throw new NoAnswer({ what, todo })
  }
  const loaded = valueOf(await client.loadData(data))
  if (!loaded.ok) {
    const { message, place } = loaded.problem
    throw new NoAnswer({
      what: `The event is no JSON: line ${place.line}, column ${place.column}: ${message}`,
      todo: 'Correct the event.',
    })
  }
  if (event > 0) valueOf(await client.chooseEvent(event))
}

function optionsOf({ trigger, version, debug, asItIs, now }: RunInput) {
  return { trigger, version, debug, asItIs, now }
}

/** @throws NoAnswer when nothing was run */
function summaryOf(answer: RunAnswer): RunSummary {
  if (answer.kind === 'done') return answer.summary
  switch (answer.refusal.reason) {
    case 'no-event':
      throw new NoAnswer({
        what: 'The trigger is about an event, and this is none.',
        todo: 'Choose another test event.',
      })
    case 'no-data':
      throw new NoAnswer({
        what: 'There is no event to run on.',
        todo: 'Choose a test event.',
      })
    case 'no-workflow':
      throw new NoAnswer({
        what: 'There is no workflow to run.',
        todo: 'Add a trigger and nodes.',
      })
  }
}

/** @throws NoAnswer when there is no value */
function valueOf<T>(reply: Reply<T>, reached = ''): T {
  switch (reply.state) {
    case 'done':
      return reply.value
    case 'failed':
      throw new NoAnswer({ what: reply.message, todo: 'Reload the page and run again.' })
    case 'stopped': {
      const isStopped = reply.by === 'user'
      const what = isStopped ? 'The run was stopped.' : 'The run took too long.'
      throw new NoAnswer({ what, todo: reached === '' ? '' : `It was at ${reached}.`, isStopped })
    }
    case 'superseded':
      throw new NoAnswer({ what: 'A newer run took its place.', todo: '', isStopped: true })
  }
}
