import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { useLibraryStore } from '@/stores/library'
import { fetchSample, samples } from '@/stores/samples'
import type { useEditorStore } from '@/stores/editor'
import { casePrefix } from '@/stores/editor/exercise-answer'
import { messageOf } from '@/stores/message-of'

/** An event that a workflow can be tried on. */
export interface TestEvent {
  readonly id: string
  readonly name: string
  readonly description: string
}

/** Sample events are named by this and their own id; others by the id of their record in the library. */
const samplePrefix = 'sample:'

/** How a sample event is named among a workflow's test events. */
export function sampleEvent(sample: string): string {
  return `${samplePrefix}${sample}`
}

const shipped = samples.map(({ id, name, description }): TestEvent => {
  return { id: sampleEvent(id), name, description }
})

/** The events the workflow is tried on: those kept with it, of which one is in use. */
export function useTestEvents(editor: ReturnType<typeof useEditorStore>) {
  const library = useLibraryStore()
  const own = shallowRef<readonly TestEvent[]>([])
  const error = ref('')
  /** Those of the exercise that is worked on, as far as they are shown. */
  const cases = computed(() =>
    (editor.exercise?.exercise.cases ?? []).flatMap(({ name, hidden }, index): TestEvent[] =>
      hidden ? [] : [{ id: `${casePrefix}${String(index)}`, name, description: 'Of the exercise' }],
    ),
  )
  const kept = computed(() => editor.document.events)
  /** The one in use: the first of those that belong to the workflow, else a sample to begin with. */
  const used = computed(() => kept.value[0] ?? shipped[0]?.id ?? '')
  const all = computed((): readonly TestEvent[] => {
    const known = [...cases.value, ...shipped, ...own.value]
    const others = kept.value.filter((id) => !known.some((one) => one.id === id)).map(nameless)
    return [...known, ...others]
  })
  let isGone = false
  let stop = (): void => {
    isGone = true
  }
  onScopeDispose(() => {
    stop()
  })

  async function observe(): Promise<void> {
    const { events } = await library.open()
    if (isGone) return
    stop = events.observeList((records) => {
      own.value = records.map(({ id, name, description }) => ({ id, name, description }))
    })
  }

  /** Takes an event into use and keeps it with the workflow. */
  function use(id: string): void {
    keep([id, ...kept.value.filter((other) => other !== id)])
  }

  function remove(id: string): void {
    keep(kept.value.filter((other) => other !== id))
  }

  function keep(events: readonly string[]): void {
    editor.setProperties({ events })
    editor.endGesture()
  }

  /** Puts a file into the library and takes it into use. */
  async function openFile(file: File): Promise<void> {
    error.value = ''
    try {
      const content = await file.text()
      const name = file.name.replace(/\.json$/i, '')
      const { events } = await library.open()
      const record = await events.create({ name, description: '', tags: [], content })
      use(record.id)
    } catch (failure) {
      error.value = `“${file.name}” could not be kept: ${messageOf(failure)}`
    }
  }

  /**
   * The text of the event in use.
   *
   * @throws Error when it is gone or cannot be loaded
   */
  async function text(id: string = used.value): Promise<string> {
    if (id.startsWith(casePrefix)) return textOfCase(Number(id.slice(casePrefix.length)))
    if (id.startsWith(samplePrefix)) return fetchSample(id.slice(samplePrefix.length))
    const record = await (await library.open()).events.get(id)
    if (record === null) throw new Error('the event was deleted from the library')
    return record.content
  }

  function textOfCase(index: number): string {
    const data = editor.exercise?.exercise.cases[index]?.data
    if (data === undefined) throw new Error('it belongs to an exercise that is not open')
    return JSON.stringify(data, null, 2)
  }

  void observe()
  return { all, kept, used, error, use, remove, openFile, text }
}

/** Of an event that is not in the library of this browser, or a blueprint's sample, only the id is known. */
function nameless(id: string): TestEvent {
  const name = id.startsWith(samplePrefix)
    ? id.slice(samplePrefix.length).replaceAll('-', ' ')
    : 'an event that is not in this library'
  return { id, name, description: '' }
}
