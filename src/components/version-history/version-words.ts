import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import type { WorkflowGraph } from '@/engine/graph/model'
import type { VersionRecord } from '@/storage/records'

/** A version as it is named in a list. */
export function versionName({ name, cause }: Pick<VersionRecord, 'name' | 'cause'>): string {
  if (name !== '') return name
  return cause === 'run' ? 'Run' : 'Saved'
}

/** A version as it is named where it stands by itself: with its number. */
export function numberedName(version: Pick<VersionRecord, 'name' | 'number'>): string {
  return `version ${version.number}${version.name === '' ? '' : ` “${version.name}”`}`
}

/** The graph in what is kept of a workflow; null when it cannot be read. */
export function graphIn(content: string): WorkflowGraph | null {
  return readWorkflowFile(content).workflows[0]?.graph ?? null
}
