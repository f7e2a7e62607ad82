import { DEFAULT_MISP_VERSION } from '@/engine/compat'
import { findEvents } from '@/formats/event-json/find-events'
import { parseJson } from '@/formats/json/parse-json'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeBlueprint, writeWorkflow } from '@/formats/workflow-json/write-workflow'
import { backupFormat } from '@/storage/backup/backup'
import type { NewRecord } from '@/storage/collection'
import {
  recordLimits,
  type BlueprintRecord,
  type EventRecord,
  type WorkflowRecord,
} from '@/storage/records'

/** What a file would add to the library, and what of it cannot be used. */
export interface ImportedText {
  readonly workflows: readonly NewRecord<WorkflowRecord>[]
  readonly blueprints: readonly NewRecord<BlueprintRecord>[]
  readonly events: readonly NewRecord<EventRecord>[]
  /** Why there is nothing, or not everything; empty when all is well. */
  readonly problem: string
}

const nothing = { workflows: [], blueprints: [], events: [] }

/**
 * Reads a file for the library: workflows, blueprints or events, as MISP exports them. Never throws.
 *
 * @param fileName names what has no name of its own
 */
export function importText(text: string, fileName: string): ImportedText {
  const name = fileName.replace(/\.json$/i, '')
  const parsed = parseJson(text)
  if (!parsed.ok) {
    const { message, place } = parsed.problem
    return { ...nothing, problem: `This is no JSON (line ${String(place.line)}): ${message}` }
  }
  if (text.slice(0, 200).includes(backupFormat)) {
    return { ...nothing, problem: 'This is a backup. Restore it under Settings.' }
  }
  const { events } = findEvents(parsed.value)
  if (events.length > 0) {
    const label = events.length === 1 ? (events[0]?.label ?? '') : ''
    const event = { ...labels(label || name), content: text }
    return { ...nothing, events: [event], problem: '' }
  }
  return importWorkflows(text, name)
}

function importWorkflows(text: string, name: string): ImportedText {
  const { workflows, blueprints, problems } = readWorkflowFile(text)
  return {
    workflows: workflows.map((workflow) => ({
      ...labels(workflow.name || name, workflow.description),
      version: workflow.mispVersion ?? DEFAULT_MISP_VERSION,
      content: writeWorkflow(workflow),
      events: [],
    })),
    blueprints: blueprints.map((blueprint) => ({
      ...labels(blueprint.name || name, blueprint.description),
      content: writeBlueprint(blueprint),
    })),
    events: [],
    problem: problems.find(({ severity }) => severity === 'unreadable')?.what ?? '',
  }
}

function labels(name: string, description = '') {
  return {
    name: name.slice(0, recordLimits.name),
    description: description.slice(0, recordLimits.description),
    tags: [],
  }
}
