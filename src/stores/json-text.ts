import { ref, shallowRef } from 'vue'
import type { JsonProblem } from '@/formats/json/parse-json'
import { readFileText } from './file-text'
import { readText, writeText } from './local-text'
import { useNotificationStore } from './notifications'
import type { Reply } from './worker-queue'
import { messageOf } from '@/stores/message-of'

/** Where the text in an editor comes from. */
export type TextSource =
  | { readonly kind: 'sample'; readonly id: string }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'own' }

/** What a worker made of a text. */
export type ReadingResult<Document, Problem> =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problem: Problem }

/** What a text is, who reads it, and where it is kept. */
export interface JsonTextOptions<Document, Problem> {
  /** The key under which own text survives a reload. */
  readonly keptAs: string
  /** What is offered ready-made, as in “The sample …”. */
  readonly sampleWord: string
  /** @throws Error when there is no such sample, or it cannot be loaded */
  readonly fetchSample: (id: string) => Promise<string>
  /** Reads the text; what was read before stays in use when it cannot be read. */
  readonly read: (text: string) => Promise<Reply<ReadingResult<Document, Problem>>>
  /** Takes another of several things in the text into use. */
  readonly choose: (index: number) => Promise<Reply<Document | null>>
  readonly layOut: (
    text: string,
  ) => Promise<Reply<{ readonly text: string } | { readonly problem: JsonProblem }>>
  /** Something else is in use now. */
  readonly onUse: () => void | Promise<void>
}

/** What a browser keeps for one page without complaint; a bigger text is gone after a reload. */
const maxKept = 2_000_000
const session = () => sessionStorage

/**
 * A JSON text that the user opens, pastes or edits and that a worker reads. Text that cannot be read stays as it is, and
 * what was read last stays in use.
 */
export function useJsonText<Document, Problem>(options: JsonTextOptions<Document, Problem>) {
  const notifications = useNotificationStore()

  /** The text that was put into the editor last; a new object whenever it is to be replaced. */
  const content = shallowRef({ text: '' })
  const source = ref<TextSource>({ kind: 'own' })
  const loading = ref(false)
  /** Why the text in the editor cannot be used. */
  const problem = shallowRef<Problem | null>(null)
  /** Why a file or sample could not be opened at all. */
  const openError = ref('')
  const document = shallowRef<Document | null>(null)
  /** Counts the documents and choices taken into use, so that views of the data know when to look again. */
  const revision = ref(0)

  let readEditor = () => content.value.text
  let pause: ReturnType<typeof setTimeout> | undefined
  let lastLength = 0

  async function use(now: Document): Promise<void> {
    document.value = now
    revision.value += 1
    await options.onUse()
  }

  async function load(text: string): Promise<void> {
    loading.value = true
    lastLength = text.length
    const reply = await options.read(text)
    if (reply.state === 'superseded') return
    loading.value = false
    if (reply.state !== 'done') {
      openError.value =
        'The data could not be read: the engine was stopped or broke while reading it.'
    } else if (reply.value.ok) {
      problem.value = null
      await use(reply.value.document)
    } else problem.value = reply.value.problem
  }

  /** Puts another text into the editor and uses it. */
  async function replaceText(text: string, from: TextSource): Promise<void> {
    if (source.value.kind === 'own' && from.kind !== 'own') offerBack(readEditor())
    openError.value = ''
    source.value = from
    clearTimeout(pause)
    pause = undefined
    content.value = { text }
    readEditor = () => content.value.text
    keep()
    await load(text)
  }

  /** Text of the user's own is not lost when a sample or file takes its place. */
  function offerBack(text: string): void {
    if (text.trim() === '') return
    notifications.notify({
      status: 'info',
      text: 'Your own text was replaced.',
      action: { label: 'Take it back', perform: () => void replaceText(text, { kind: 'own' }) },
    })
  }

  /** The user changed the text in the editor. It is read after a pause, the longer the bigger the text is. */
  function edited(read: () => string): void {
    readEditor = read
    source.value = { kind: 'own' }
    openError.value = ''
    clearTimeout(pause)
    pause = setTimeout(() => void settle(), Math.min(120 + lastLength / 20_000, 1000))
  }

  /** Reads at once what was typed and not read yet. */
  async function settle(): Promise<void> {
    if (pause === undefined) return
    clearTimeout(pause)
    pause = undefined
    keep()
    await load(readEditor())
  }

  /** To be called before the editor goes: what stands in it is put into the next one. */
  function leave(): void {
    content.value = { text: readEditor() }
    readEditor = () => content.value.text
  }

  /** Own text survives a reload if it is small; a sample is fetched again. */
  function keep(): void {
    const text = source.value.kind === 'sample' ? null : readEditor()
    writeText(session, options.keptAs, text !== null && text.length <= maxKept ? text : null)
  }

  async function openSample(id: string, isWanted = () => true): Promise<void> {
    try {
      const text = await options.fetchSample(id)
      if (isWanted()) await replaceText(text, { kind: 'sample', id })
    } catch (error) {
      openError.value = `The ${options.sampleWord} “${id}” could not be loaded: ${messageOf(error)}.`
    }
  }

  async function openFile(file: File): Promise<void> {
    const read = await readFileText(file)
    if (read.ok) await replaceText(read.text, { kind: 'file', name: file.name })
    else openError.value = read.problem
  }

  /** Shows the wanted sample; without one what was there last time, or the first sample. */
  async function start(sample: string | null, firstSample: string): Promise<void> {
    const kept = sample === null ? readText(session, options.keptAs) : null
    const before = source.value
    // What is typed while the sample is on its way is not lost to it.
    const isUntouched = (): boolean => source.value === before
    if (kept !== null) await replaceText(kept, { kind: 'own' })
    else await openSample(sample ?? firstSample, isUntouched)
  }

  async function choose(index: number): Promise<void> {
    const reply = await options.choose(index)
    if (reply.state === 'done' && reply.value !== null) await use(reply.value)
  }

  /** Lays the text in the editor out over lines; what is no JSON stays as it is. */
  async function format(): Promise<void> {
    const reply = await options.layOut(readEditor())
    if (reply.state === 'done' && 'text' in reply.value) {
      await replaceText(reply.value.text, source.value)
    }
  }

  return {
    content,
    source,
    loading,
    problem,
    openError,
    document,
    revision,
    start,
    replaceText,
    /** The user's own text that survived a reload; null when there is none. */
    kept: () => readText(session, options.keptAs),
    /** What stands in the editor now. */
    text: () => readEditor(),
    edited,
    settle,
    leave,
    openSample: (id: string) => openSample(id),
    openFile,
    choose,
    format,
  }
}
