import { ref, shallowRef } from 'vue'
import type { ContentProblem } from '@/formats/simulated-misp/reading'
import type { MispReading, MispSummary } from '../../workers/run/protocol'
import type { RunClient } from './run-client'
import { fetchTeachingTexts } from './teaching-files'
import type { Reply } from './worker-queue'

/** A file that was not taken, and why. */
export interface RefusedFile {
  readonly name: string
  readonly problems: readonly ContentProblem[]
}

/** What the simulated MISP holds besides the event, and how the user puts in files of their own. */
export function useMispContent(
  client: Pick<RunClient, 'loadMisp' | 'addWarninglists' | 'replaceAnswers'>,
) {
  const summary = shallowRef<MispSummary | null>(null)
  /** Why the content that ships could not be loaded; empty when it could. */
  const loadError = ref('')
  const refused = shallowRef<RefusedFile | null>(null)
  /** The names of the user's files in use. */
  const ownFiles = shallowRef<readonly string[]>([])
  /** Counts up whenever the content changes. */
  const revision = ref(0)

  /** Loads what ships; the user's files are taken out. Without it runs go on with an empty MISP. */
  async function load(): Promise<void> {
    refused.value = null
    const reply = await fetchTeachingTexts().then(
      (texts) => client.loadMisp(texts),
      (error: unknown) => ({ state: 'failed', message: messageOf(error) }) as const,
    )
    if (reply.state === 'superseded') return
    if (reply.state === 'done') {
      summary.value = reply.value
      ownFiles.value = []
      revision.value += 1
    }
    loadError.value = complaintOf(reply)
  }

  const openWarninglists = (file: File): Promise<void> =>
    open(file, (text) => client.addWarninglists(text))
  const openAnswers = (file: File): Promise<void> =>
    open(file, (text) => client.replaceAnswers(text))

  async function open(
    file: File,
    take: (text: string) => Promise<Reply<MispReading>>,
  ): Promise<void> {
    const reply = await file
      .text()
      .then(take, (error: unknown) => ({ state: 'failed', message: messageOf(error) }) as const)
    if (reply.state === 'superseded') return
    const complaint = complaintOf(reply)
    if (complaint !== '') {
      refused.value = {
        name: file.name,
        problems: [{ where: 'the file', what: complaint, todo: '' }],
      }
      return
    }
    if (reply.state !== 'done') return
    if (!reply.value.ok) {
      refused.value = { name: file.name, problems: reply.value.problems }
      return
    }
    refused.value = null
    summary.value = reply.value.summary
    ownFiles.value = [...ownFiles.value, file.name]
    revision.value += 1
  }

  return { summary, loadError, refused, ownFiles, revision, load, openWarninglists, openAnswers }
}

/** Why a call was not answered; empty when it was. */
function complaintOf(reply: Exclude<Reply<unknown>, { state: 'superseded' }>): string {
  if (reply.state === 'done') return ''
  return reply.state === 'failed' ? reply.message : 'It took too long and was stopped.'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
