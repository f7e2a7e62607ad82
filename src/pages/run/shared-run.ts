import { MISP_VERSIONS } from '@/engine/compat'
import type { SharedContent, SharedEvent } from '@/formats/share-link/content'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeBlueprint, writeWorkflow } from '@/formats/workflow-json/write-workflow'
import { useNotificationStore } from '@/stores/notifications'
import type { useRunStore } from '@/stores/run'
import { nameOfSource } from '@/stores/samples'

type Store = ReturnType<typeof useRunStore>

/** What the page “Run” has at hand, as a link holds it; null while there is no workflow. */
export function runToShare(store: Store): SharedContent | null {
  const { workflows, blueprints } = readWorkflowFile(store.workflow.text())
  const chosen = store.workflow.document?.chosen ?? 0
  const events = eventsOf(store)
  const workflow = workflows[chosen]
  if (workflow !== undefined) {
    const content = writeWorkflow({ ...workflow, mispVersion: store.version })
    return { kind: 'workflow', content, events }
  }
  const blueprint = blueprints[chosen - workflows.length]
  if (blueprint === undefined) return null
  const { triggerId: trigger, version } = store
  return { kind: 'blueprint', content: writeBlueprint(blueprint), trigger, version, events }
}

function eventsOf({ data }: Store): SharedEvent[] {
  const content = data.text()
  return content.trim() === '' ? [] : [{ name: nameOfSource(data.source), content }]
}

/** Opens what came with a link on the page “Run”, as a copy: nothing runs until the user says so. */
export async function openSharedRun(
  store: Store,
  content: Extract<SharedContent, { kind: 'workflow' | 'blueprint' }>,
): Promise<void> {
  const { workflows } = readWorkflowFile(content.content)
  const version = content.kind === 'blueprint' ? content.version : workflows[0]?.mispVersion
  store.version = MISP_VERSIONS.find((known) => known === version) ?? store.version
  await store.workflow.replaceText(content.content, { kind: 'file', name: 'from a link' })
  const trigger = content.kind === 'blueprint' ? content.trigger : undefined
  if (trigger !== undefined && store.triggers.some(({ id }) => id === trigger)) {
    store.chosenTrigger = trigger
  }
  const [event, ...more] = content.events
  if (more.length > 0) {
    const text = `The link holds ${more.length + 1} sets of data. The first is open; the editor takes all of them.`
    useNotificationStore().notify({ status: 'info', text })
  }
  if (event !== undefined)
    await store.data.replaceText(event.content, { kind: 'file', name: event.name || 'from a link' })
  await Promise.all([store.workflow.format(), event === undefined ? null : store.data.format()])
}
