import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeBlueprint, writeWorkflow } from '@/formats/workflow-json/write-workflow'
import type { NewRecord } from '@/storage/collection'
import type { Library } from '@/storage/library'
import type { BlueprintRecord, RunRecord, WorkflowRecord } from '@/storage/records'
import type { TextSource } from '@/stores/json-text'
import type { useRunStore } from '@/stores/run'
import type { Keepable } from './keepable'

type Store = ReturnType<typeof useRunStore>

/**
 * Keeps a part of the page in the library.
 *
 * @returns the name it has there
 */
export async function keep(
  store: Store,
  library: Library,
  what: Exclude<Keepable, 'test'>,
): Promise<string> {
  switch (what) {
    case 'workflow':
      return (await keepWorkflow(store, library)).name
    case 'event': {
      const { data } = store
      const name = data.document?.event?.info || sourceName(data.source, 'Data of a run')
      return (await library.events.create({ ...labels(name), content: data.text() })).name
    }
    case 'run':
      return (await library.runs.create(runFields(store))).name
    case 'misp': {
      const { ownTexts, ownFiles } = store.misp
      const fields = { ...labels(`With ${ownFiles.join(', ')}`), ...ownTexts }
      return (await library.simulatedMisps.create(fields)).name
    }
  }
}

/**
 * Keeps the workflow or blueprint in use.
 *
 * @throws Error when there is none
 */
export async function keepWorkflow(
  store: Store,
  library: Library,
): Promise<WorkflowRecord | BlueprintRecord> {
  const { workflows, blueprints } = readWorkflowFile(store.workflow.text())
  const chosen = store.workflow.document?.chosen ?? 0
  const workflow = workflows[chosen]
  if (workflow) {
    const { name, description } = workflow
    return library.workflows.create({
      ...labels(name || 'Workflow', description),
      version: store.version,
      content: writeWorkflow(workflow),
      events: [],
    })
  }
  const blueprint = blueprints[chosen - workflows.length]
  if (!blueprint) throw new Error('there is no workflow in the text')
  const { name, description } = blueprint
  return library.blueprints.create({
    ...labels(name || 'Blueprint', description),
    content: writeBlueprint(blueprint),
  })
}

function runFields(store: Store): NewRecord<RunRecord> {
  const { summary, ended, data } = store
  if (!summary || !ended) throw new Error('there was no run yet')
  const { trigger, version, debug, asItIs } = ended.options
  return {
    ...labels(nameOfRun(store), summary.outcomeText),
    content: store.workflow.text(),
    data: data.text(),
    ...{ trigger, version, debug, asItIs },
    outcome: summary.outcome,
    outcomeText: summary.outcomeText,
  }
}

/** What ran on what. */
export function nameOfRun({ outline, data }: Store): string {
  const event = data.document?.event?.info || sourceName(data.source, 'own data')
  return `${outline?.name || 'Workflow'} on ${event}`
}

function sourceName(source: TextSource, otherwise: string): string {
  if (source.kind === 'file') return source.name
  return source.kind === 'sample' ? source.id : otherwise
}

/** The name and description of something new. */
export function labels(name: string, description = '') {
  return { name: name.slice(0, 200), description, tags: [] }
}
