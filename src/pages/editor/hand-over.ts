import type { SharedContent } from '@/formats/share-link/content'
import type { useEditorStore } from '@/stores/editor'
import { versionOf } from '@/stores/editor/document'
import { useRunStore } from '@/stores/run'
import type { useTestEvents } from './test-events'

type Editor = ReturnType<typeof useEditorStore>
type Events = ReturnType<typeof useTestEvents>

/**
 * Gives the page “Run” the workflow and its event as they are now, and has it run them: there every step can be looked
 * into.
 *
 * @throws Error when the event cannot be loaded
 */
export async function handOverToRun(editor: Editor, events: Events): Promise<void> {
  const run = useRunStore()
  if (run.triggers.length === 0) await run.start(null, null)
  const { name, debugEnabled } = editor.document
  const event = await events.text()
  run.version = versionOf(editor.document)
  run.debug = debugEnabled
  await run.workflow.openFile(jsonFile(editor.write(), name || 'workflow'))
  await run.data.openFile(jsonFile(event, nameOf(events, events.used.value)))
  const { kept, used } = editor.mispChoice
  const misp = kept.find(({ id }) => id === used)
  if (misp !== undefined && editor.ownTexts !== null) {
    await run.misp.useFiles(misp.name, editor.ownTexts)
  } else if (run.misp.ownFiles.length > 0) await run.misp.load()
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

function jsonFile(text: string, name: string): File {
  return new File([text], `${name}.json`, { type: 'application/json' })
}
