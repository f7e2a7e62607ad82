import { watchDebounced } from '@vueuse/core'
import { computed, shallowRef, triggerRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Place } from '@/engine/hash-path/explain/place'
import { nodesPerPage, type TreeNode } from '../../../../workers/engine/tree-protocol'
import { useHashPathStore } from '@/stores/hash-path'
import { OpenNode, type TreeRow } from './open-node'

/** The data in use as a tree whose entries come from the worker when they are seen. */
export interface Tree {
  /** The whole tree; null while nothing is there to be shown. */
  readonly root: Readonly<ShallowRef<OpenNode | null>>
  readonly lines: ComputedRef<number>
  /** Fetches the entries of some lines, as far as they are missing. */
  readonly need: (first: number, last: number) => void
  readonly nodeAt: (row: TreeRow) => TreeNode | undefined
  readonly open: (row: TreeRow) => void
  readonly close: (row: TreeRow) => void
  readonly closeAll: () => void
  /** Opens all around a place; gives its line, or null when nothing is there. */
  readonly reveal: (place: Place) => Promise<TreeRow | null>
}

/** At other data as much as this is opened again. */
const maxReopened = 60

/** @param isShown whether somebody looks at the tree */
export function useTree(isShown: () => boolean): Tree {
  const store = useHashPathStore()
  const root = shallowRef<OpenNode | null>(null)
  const lines = computed(() => root.value?.size ?? 0)
  /** What is in sight, to be fetched again when marks have changed. */
  let inSight = { first: 0, last: 0 }
  let shownData = ''

  const result = computed(() => {
    const evaluation = store.answer?.state === 'done' ? store.answer.value : null
    return evaluation?.outcome === 'value' ? evaluation.id : null
  })

  async function fetchPage(owner: OpenNode, page: number): Promise<void> {
    if (owner.pages.has(page)) return
    owner.pages.add(page)
    const { form } = store
    const { place } = owner
    const start = page * nodesPerPage
    const reply = await store.engine.ask(`children ${page} ${JSON.stringify(place)}`, (engine) =>
      engine.tree.children({ form, place, start, result: result.value }),
    )
    if (reply.state !== 'done' || reply.value === null) {
      owner.pages.delete(page)
      return
    }
    for (const [offset, node] of reply.value.nodes.entries()) owner.nodes.set(start + offset, node)
    triggerRef(root)
  }

  function need(first: number, last: number): void {
    inSight = { first, last }
    for (let line = first; line <= last; line += 1) {
      const row = root.value?.lineAt(line)
      if (row) void fetchPage(row.owner, Math.floor(row.index / nodesPerPage))
    }
  }

  async function load(): Promise<void> {
    const { form } = store
    const before = root.value
    const reply = await store.engine.ask('children', (engine) =>
      engine.tree.children({ form, place: [], start: 0, result: result.value }),
    )
    if (reply.state !== 'done') return
    const { total = 0, nodes = [] } = reply.value ?? {}
    const made = new OpenNode([], total, null)
    made.pages.add(0)
    for (const [index, node] of nodes.entries()) made.nodes.set(index, node)
    const [only] = nodes
    if (before) await reopen(made, before)
    else if (only && total === 1) made.open(0, only.key, only.count)
    root.value = reply.value && made
    need(inSight.first, inSight.last)
  }

  /** Opens in a new tree what was open in the old one, as far as it is still there. */
  async function reopen(made: OpenNode, before: OpenNode): Promise<void> {
    for (const { place } of before.openInside.slice(0, maxReopened))
      await openAlong(made, place, true)
  }

  /** Opens what is around a place (`inner`: and the place itself); gives its line, or null when nothing is there. */
  async function openAlong(from: OpenNode, place: Place, inner: boolean): Promise<TreeRow | null> {
    const { form } = store
    const reply = await store.engine.ask(`route ${JSON.stringify(place)}`, (engine) =>
      engine.tree.route(form, place),
    )
    const steps = reply.state === 'done' ? reply.value : null
    let owner = from
    let row: TreeRow | null = null
    for (const [level, { index, key, count }] of (steps ?? []).entries()) {
      row = { owner, index }
      if (count > 0 && (inner || level < place.length - 1)) owner = owner.open(index, key, count)
    }
    return row
  }

  watchDebounced(
    () => [isShown(), `${store.revision} ${store.form}`] as const,
    async ([shown, data]) => {
      if (!shown || data === shownData) return
      shownData = data
      await load()
    },
    { debounce: 30, immediate: true },
  )
  // Marks are worked out behind the result: somebody who types gets that first.
  watchDebounced(
    () => [isShown(), result.value] as const,
    ([shown]) => {
      if (!shown || !root.value) return
      for (const node of [root.value, ...root.value.openInside]) node.pages.clear()
      need(inSight.first, inSight.last)
    },
    { debounce: 150 },
  )
  watch(
    () => store.document === null,
    (isGone) => {
      if (isGone) root.value = null
    },
  )

  return {
    root,
    lines,
    need,
    nodeAt: ({ owner, index }) => owner.nodes.get(index),
    open({ owner, index }) {
      const node = owner.nodes.get(index)
      if (!node || node.count === 0) return
      owner.open(index, node.key, node.count)
      triggerRef(root)
    },
    close({ owner, index }) {
      owner.close(index)
      triggerRef(root)
    },
    closeAll() {
      for (const { row } of root.value?.openInside ?? []) row?.owner.close(row.index)
      triggerRef(root)
    },
    async reveal(place) {
      const row = root.value && (await openAlong(root.value, place, false))
      triggerRef(root)
      return row
    },
  }
}
