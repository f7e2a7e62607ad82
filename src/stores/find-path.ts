import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { FindAnswer } from '../../workers/engine/explain-protocol'
import type { DataForm } from '../../workers/engine/protocol'
import { maxChosen, type ShownValue } from '../../workers/engine/tree-protocol'
import type { Place } from '@/engine/hash-path/explain/place'
import type { TextRange } from '@/formats/json/text-ranges'
import { useHashPathStore } from './hash-path'
import type { Reply } from './worker-queue'

/** How the newest search for paths ended. */
export type FindReply = Exclude<Reply<FindAnswer>, { state: 'superseded' }>

/** Finding paths takes longer the more is chosen; longer than this nobody waits. */
const searchLimit = 20_000

/** The values that the user chose in the data, and the paths that give them. */
export const useFindPathStore = defineStore('find-path', () => {
  const page = useHashPathStore()
  const chosen = shallowRef<readonly ShownValue[]>([])
  const reply = shallowRef<FindReply | null>(null)
  const searching = ref(false)
  /** Why the last choice gave less than was wanted. */
  const remark = ref('')
  const names = computed(() => new Set(chosen.value.map(({ place }) => nameOf(place))))

  function add(values: readonly ShownValue[]): void {
    const added = values.filter(({ place }) => !names.value.has(nameOf(place)))
    const all = [...chosen.value, ...added]
    remark.value =
      all.length > maxChosen
        ? `At most ${maxChosen.toLocaleString('en')} values can be chosen; the rest was left out.`
        : ''
    chosen.value = all.slice(0, maxChosen)
  }

  function remove(place: Place): void {
    const name = nameOf(place)
    chosen.value = chosen.value.filter((value) => nameOf(value.place) !== name)
  }

  function toggle(value: ShownValue): void {
    if (names.value.has(nameOf(value.place))) remove(value.place)
    else add([value])
  }

  function clear(): void {
    chosen.value = []
    remark.value = ''
  }

  /** Chooses the values that selected pieces of a text touch, beside those that are chosen already. */
  async function addSelected(shown: DataForm, ranges: readonly TextRange[]): Promise<void> {
    const { form } = page
    const selected = await page.engine.ask('selected values', (engine) =>
      engine.tree.selected(shown, form, ranges),
    )
    if (selected.state !== 'done') return
    const { values, isCut } = selected.value
    add(values)
    if (isCut) remark.value = `Only the first ${maxChosen.toLocaleString('en')} values are chosen.`
    else if (values.length === 0) {
      remark.value =
        shown === form
          ? 'The selection touches no single value.'
          : 'The selection touches no value that paths can reach: it is not in the data in use.'
    }
  }

  async function search(): Promise<void> {
    if (chosen.value.length === 0) {
      reply.value = null
      searching.value = false
      return
    }
    searching.value = true
    const query = { form: page.form, places: chosen.value.map(({ place }) => place) }
    const now = await page.engine.ask('find', (engine) => engine.findPaths(query), searchLimit)
    if (now.state === 'superseded' || chosen.value.length === 0) return
    searching.value = false
    reply.value = now
  }

  /** Other data: what is still there stays chosen, with its new value. */
  async function refresh(): Promise<void> {
    if (chosen.value.length === 0) return
    const { form } = page
    const places = chosen.value.map(({ place }) => place)
    const shown = await page.engine.ask('show values', (engine) => engine.tree.show(form, places))
    if (shown.state === 'done') chosen.value = shown.value
  }

  watch(chosen, search)
  watch(() => [page.revision, page.form], refresh)

  return {
    chosen,
    reply,
    searching,
    remark,
    isChosen: (place: Place) => names.value.has(nameOf(place)),
    toggle,
    remove,
    clear,
    addSelected,
    searchAgain: search,
  }
})

/** A place as a text, to tell places apart. */
function nameOf(place: Place): string {
  return JSON.stringify(place)
}
