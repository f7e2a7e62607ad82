import { ref, shallowRef } from 'vue'
import type { ContentProblem } from '@/formats/simulated-misp/reading'
import type { MispReading, MispSummary } from '../../workers/run/protocol'
import { complaintOf } from './reply-words'
import type { RunClient } from './run-client'
import { fetchTeachingTexts } from './teaching-files'
import type { Reply } from './worker-queue'
import { messageOf } from '@/stores/message-of'

/** A file that was not taken, and why. */
export interface RefusedFile {
  readonly name: string
  readonly problems: readonly ContentProblem[]
}

/** The texts of the user's files: they can be kept, and put in again. */
export interface OwnTexts {
  readonly warninglists: readonly string[]
  readonly answers: string | null
}

const noTexts: OwnTexts = { warninglists: [], answers: null }

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
  /** What stands in them. */
  const ownTexts = shallowRef<OwnTexts>(noTexts)
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
      ownTexts.value = noTexts
      revision.value += 1
    }
    loadError.value = complaintOf(reply)
  }

  const openWarninglists = (file: File): Promise<void> =>
    open(
      file,
      (text) => client.addWarninglists(text),
      (texts, text) => ({ ...texts, warninglists: [...texts.warninglists, text] }),
    )
  const openAnswers = (file: File): Promise<void> =>
    open(
      file,
      (text) => client.replaceAnswers(text),
      (texts, text) => ({ ...texts, answers: text }),
    )

  /** Starts from what ships and puts in files that were kept under a name. */
  async function useFiles(name: string, { warninglists, answers }: OwnTexts): Promise<void> {
    await load()
    for (const text of warninglists) await openWarninglists(new File([text], name))
    if (answers !== null) await openAnswers(new File([answers], name))
  }

  async function open(
    file: File,
    take: (text: string) => Promise<Reply<MispReading>>,
    noted: (texts: OwnTexts, text: string) => OwnTexts,
  ): Promise<void> {
    let content = ''
    const reply = await file.text().then(
      (text) => {
        content = text
        return take(text)
      },
      (error: unknown) => ({ state: 'failed', message: messageOf(error) }) as const,
    )
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
    ownTexts.value = noted(ownTexts.value, content)
    revision.value += 1
  }

  return {
    summary,
    loadError,
    refused,
    ownFiles,
    ownTexts,
    revision,
    load,
    openWarninglists,
    openAnswers,
    useFiles,
  }
}
