import type { SharedHashPath } from '@/formats/share-link/content'
import { useComparedEventsStore } from '@/stores/compared-events'
import { useConditionStore } from '@/stores/condition'
import { useHashPathStore } from '@/stores/hash-path'
import { usePathListStore } from '@/stores/path-list'
import { nameOfSource } from '@/stores/samples'

/** What the page shows now, as a link holds it: with the data of the user's own, or the name of a sample. */
export function readSession(): SharedHashPath {
  const store = useHashPathStore()
  const compared = useComparedEventsStore()
  const condition = useConditionStore()
  const { source } = store
  const list = usePathListStore()
  const listed = list.paths.filter(({ id }) => id !== list.activeId).map(({ path }) => path)
  const own =
    source.kind === 'sample' ? [] : [{ name: nameOfSource(source), content: store.text() }]
  return {
    kind: 'hash-path',
    paths: [store.path, ...listed],
    mode: store.mode,
    form: store.form,
    trigger: store.trigger.id,
    ...(condition.isChanged ? { condition: condition.share() } : {}),
    ...(source.kind === 'sample' ? { sample: source.id } : {}),
    events: [...own, ...compared.texts.map(({ name, text }) => ({ name, content: text }))],
  }
}

/** Shows what a link held. The user's own text can be taken back. */
export async function openSession(shared: SharedHashPath): Promise<void> {
  const store = useHashPathStore()
  const compared = useComparedEventsStore()
  openPaths(shared.paths)
  store.mode = shared.mode
  store.form = shared.form
  if (shared.condition) useConditionStore().take(shared.condition)
  if (shared.trigger !== undefined) await store.fire({ id: shared.trigger, record: 0 })
  const [first, ...others] = shared.events
  const beside = shared.sample === undefined ? others : shared.events
  if (shared.sample !== undefined) await store.openSample(shared.sample)
  else if (first) {
    const name = first.name || 'Data from a link'
    await store.replaceText(first.content, { kind: 'file', name })
  }
  for (const { name, content } of beside)
    await compared.addText(name || 'Data from a link', content)
}

/** The first path goes into the editor, the others are listed beside it. */
function openPaths([first = '', ...others]: readonly string[]): void {
  const store = useHashPathStore()
  const list = usePathListStore()
  store.path = first
  const { activeId } = list
  for (const path of others) if (!list.paths.some((one) => one.path === path)) list.add(path)
  list.activate(activeId)
}
