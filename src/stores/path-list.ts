import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { PathCount } from '../../workers/engine/protocol'
import { useHashPathStore } from './hash-path'
import { readTextList, writeTextList } from './text-list'
import type { Reply } from './worker-queue'

/** One of the paths that are tried side by side. */
export interface ListedPath {
  readonly id: number
  readonly path: string
  /** What it gives on the data in use; null while that is being found out. Kept up to date but for the active path. */
  readonly count: CountReply | null
}

export type CountReply = Exclude<Reply<PathCount>, { state: 'superseded' }>

const storage = () => sessionStorage
const storageKey = 'hash-path.paths'
const limits = { texts: 30, length: 5_000 }

/** A path beside the one in the editor may not keep that one waiting for long. */
const countLimit = 1_000

/** Several paths on the same data. One of them is active: it is the one in the editor. */
export const usePathListStore = defineStore('path-list', () => {
  const page = useHashPathStore()
  let lastId = 0
  const paths = shallowRef<readonly ListedPath[]>([])
  const activeId = shallowRef(0)
  const isFull = computed(() => paths.value.length >= limits.texts)

  function entry(path: string): ListedPath {
    lastId += 1
    return { id: lastId, path, count: null }
  }

  function start(): void {
    const kept = readTextList(storage, storageKey, limits)
    const active = entry(page.path)
    const others = kept.filter((path) => path !== page.path)
    paths.value = [active, ...others.slice(0, limits.texts - 1).map(entry)]
    activeId.value = active.id
    countAll()
  }

  function change(id: number, now: Partial<ListedPath>): void {
    paths.value = paths.value.map((one) => (one.id === id ? { ...one, ...now } : one))
  }

  /** Finds out what a path gives that is not in the editor. */
  async function count(id: number): Promise<void> {
    const path = paths.value.find((one) => one.id === id)?.path
    if (path === undefined || page.document === null) return
    const { mode, form } = page
    const reply = await page.engine.ask(
      `count ${id}`,
      (engine) => engine.count({ path, mode, form }),
      countLimit,
    )
    if (reply.state !== 'superseded') change(id, { count: reply })
  }

  function countAll(): void {
    for (const { id } of paths.value) if (id !== activeId.value) void count(id)
  }

  /** Puts another path of the list into the editor. */
  function activate(id: number): void {
    const chosen = paths.value.find((one) => one.id === id)
    if (!chosen || id === activeId.value) return
    const before = activeId.value
    activeId.value = id
    page.path = chosen.path
    void count(before)
  }

  /** Adds a path behind the active one and puts it into the editor. */
  function add(path: string): void {
    if (isFull.value) return
    const added = entry(path)
    const at = paths.value.findIndex(({ id }) => id === activeId.value) + 1
    paths.value = paths.value.toSpliced(at, 0, added)
    activate(added.id)
  }

  /** Takes a path off the list; of the last one nothing but the text goes. */
  function remove(id: number): void {
    const at = paths.value.findIndex((one) => one.id === id)
    const next = paths.value[at + 1] ?? paths.value[at - 1]
    if (at === -1 || !next) return
    if (id === activeId.value) activate(next.id)
    paths.value = paths.value.filter((one) => one.id !== id)
  }

  /** Goes on to the next path of the list, from the last one to the first. */
  function next(): void {
    const at = paths.value.findIndex(({ id }) => id === activeId.value)
    const following = paths.value[(at + 1) % paths.value.length]
    if (following) activate(following.id)
  }

  start()
  watch(
    () => page.path,
    (path) => change(activeId.value, { path }),
    { flush: 'sync' },
  )
  watch(() => [page.mode, page.form, page.revision], countAll)
  watch(paths, (list) => {
    const texts = list.length > 1 ? list.map(({ path }) => path) : []
    writeTextList(storage, storageKey, texts, limits)
  })

  return { paths, activeId, isFull, activate, add, remove, next }
})
