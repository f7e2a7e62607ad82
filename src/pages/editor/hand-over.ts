import type { SharedContent } from '@/formats/share-link/content'
import type { useEditorStore } from '@/stores/editor'
import { versionOf } from '@/stores/editor/document'
import { useRunStore } from '@/stores/run'
import { openInput } from '../run/open-input'
import type { useTestEvents } from './test-events'

type Editor = ReturnType<typeof useEditorStore>
type Events = ReturnType<typeof useTestEvents>

/**
 * Gives the page “Run” the workflow as it is now and what the shown run was made on, and has it run them: there every
 * step can be looked into.
 *
 * @throws Error when the event cannot be loaded
 */
export async function handOverToRun(editor: Editor, events: Events): Promise<void> {
  const run = useRunStore()
  if (run.triggers.length === 0) await run.start(null, null)
  const usual = editor.running.inputOn(await events.text(), { own: editor.ownTexts })
  const input = editor.running.shownInput ?? usual
  const isUsual = input.data === usual.data
  const { kept, used } = editor.mispChoice
  const own = input.own ?? { warninglists: [], answers: null }
  await openInput(
    run,
    { ...input, content: usual.content, own },
    {
      workflow: editor.document.name || 'workflow',
      data: isUsual ? nameOf(events, events.used.value) : 'data of the shown run',
      misp: kept.find(({ id }) => id === used)?.name ?? 'own file',
    },
  )
  // A run may take long; the page shows how far it is.
  void run.run()
}

/** What a link to the workflow holds: the workflow and the events that are kept with it. */
export async function sharedContent(editor: Editor, events: Events): Promise<SharedContent> {
  const texts = await Promise.all(
    events.kept.value.map(async (id) => {
      const content = await events.text(id).catch(() => null)
      return content === null ? [] : [{ name: nameOf(events, id), content }]
    }),
  )
  const content = editor.write()
  const all = texts.flat()
  return editor.document.kind === 'workflow'
    ? { kind: 'workflow', content, events: all }
    : { kind: 'blueprint', content, version: versionOf(editor.document), events: all }
}

function nameOf(events: Events, id: string): string {
  return events.all.value.find((one) => one.id === id)?.name ?? 'event'
}
