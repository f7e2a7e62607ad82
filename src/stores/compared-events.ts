import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { Comparison } from '../../workers/engine/comparison-protocol'
import { readFileText } from './file-text'
import { useHashPathStore } from './hash-path'
import type { TextSource } from './json-text'
import { useLibraryStore } from './library'
import { useNotificationStore } from './notifications'
import { fetchSample, nameOfSource, samples } from './samples'

/** A text whose events are compared with the one in use. */
interface ComparedText {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly from: TextSource
  /** It is in the library, or ships with the page: it can be found again. */
  readonly isKept: boolean
}

/** Each is held in full by the worker. */
const maxTexts = 6

/** Events beside the one in use, to see whether the path works on them too. */
export const useComparedEventsStore = defineStore('compared-events', () => {
  const page = useHashPathStore()
  const texts = shallowRef<readonly ComparedText[]>([])
  const comparison = shallowRef<Comparison | null>(null)
  const isComparing = ref(false)
  const problem = ref('')
  let lastId = 0
  let isWatched = false

  async function add(
    name: string,
    text: string,
    from: TextSource,
    isKept = from.kind === 'sample',
  ): Promise<void> {
    problem.value = ''
    if (texts.value.length === maxTexts) {
      problem.value = `At most ${maxTexts} texts can be compared. Take one out first.`
      return
    }
    lastId += 1
    const id = String(lastId)
    const reply = await page.engine.addCompared(id, text)
    if (reply.state !== 'done') {
      problem.value = `“${name}” could not be read: the engine was stopped or broke.`
    } else if (!reply.value.ok) {
      const { message, place } = reply.value.problem
      problem.value = `“${name}” is not valid JSON: ${message} (line ${place.line}, column ${place.column})`
    } else {
      texts.value = [...texts.value, { id, name, text, from, isKept }]
      await compare()
    }
  }

  async function addSample(id: string): Promise<void> {
    const name = samples.find((sample) => sample.id === id)?.name ?? id
    try {
      await add(name, await fetchSample(id), { kind: 'sample', id })
    } catch (error) {
      problem.value = `The sample “${name}” could not be loaded: ${String(error)}`
    }
  }

  async function addFile(file: File): Promise<void> {
    const read = await readFileText(file)
    if (read.ok) await add(file.name, read.text, { kind: 'file', name: file.name })
    else problem.value = read.problem
  }

  /** Adds an event of the library. */
  async function addKept(id: string): Promise<void> {
    try {
      const record = await (await useLibraryStore().open()).events.get(id)
      if (record === null) problem.value = 'The event was deleted from the library.'
      else await add(record.name, record.content, { kind: 'file', name: record.name }, true)
    } catch (error) {
      problem.value = `The event could not be read: ${String(error)}`
    }
  }

  /** Puts a text into the library, to be found again. */
  async function keep(id: string): Promise<void> {
    const wanted = texts.value.find((text) => text.id === id)
    if (!wanted || wanted.isKept) return
    const { name, text } = wanted
    try {
      const { recordLimits } = await import('@/storage/records')
      const { events } = await useLibraryStore().open()
      await events.create({
        name: name.replace(/\.json$/i, '').slice(0, recordLimits.name),
        ...{ description: '', tags: [], content: text },
      })
      texts.value = texts.value.map((one) => (one.id === id ? { ...one, isKept: true } : one))
      useNotificationStore().notify({
        status: 'success',
        text: `“${name}” is kept among the events of the library.`,
      })
    } catch (error) {
      problem.value = `“${name}” could not be kept: ${String(error)}`
    }
  }

  /** Keeps what is in the editor, so that another event can be opened there. */
  function addInUse(): Promise<void> {
    return add(nameOfSource(page.source), page.text(), page.source)
  }

  async function remove(id: string): Promise<void> {
    texts.value = texts.value.filter((text) => text.id !== id)
    await page.engine.removeCompared(id)
    await compare()
  }

  /** Puts a text into the editor; what was there is compared with from now on. */
  async function use(id: string): Promise<void> {
    const wanted = texts.value.find((text) => text.id === id)
    if (!wanted) return
    await remove(id)
    await addInUse()
    await page.replaceText(wanted.text, wanted.from)
  }

  async function compare(): Promise<void> {
    if (!isWatched) return
    isComparing.value = true
    const { path, mode, form } = page
    const reply = await page.engine.ask('compare', (engine) =>
      engine.compared.compare({ path, mode, form }),
    )
    if (reply.state === 'superseded') return
    isComparing.value = false
    comparison.value = reply.state === 'done' ? reply.value : null
    if (reply.state === 'stopped') problem.value = 'Stopped. Change the path to go on.'
    else if (reply.state === 'failed') problem.value = `The engine broke: ${reply.message}`
  }

  /** Whether somebody looks at it: only then it is kept up to date. */
  function look(now: boolean): void {
    if (now === isWatched) return
    isWatched = now
    if (now) void compare()
  }

  watch(() => [page.path, page.mode, page.form, page.revision], compare)

  return {
    texts,
    comparison,
    isComparing,
    problem,
    addText: (name: string, text: string) => add(name, text, { kind: 'file', name }),
    addSample,
    addFile,
    addInUse,
    addKept,
    keep,
    remove,
    use,
    look,
  }
})
