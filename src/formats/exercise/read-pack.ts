import { findTriggerNode } from '@/engine/graph/model'
import type { PhpMap } from '@/engine/php/value'
import { readContent, type ContentProblem, type Reading } from '@/formats/simulated-misp/reading'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { exerciseLimits } from './limits'
import { packSchema, type Exercise, type ExercisePack } from './pack'
import { resolveEvents } from './resolve-events'

/**
 * Reads an exercise pack of unknown origin.
 *
 * @returns the pack, or every problem with its place, for the trainer who writes it. Never throws.
 */
export function readPack(text: string): Reading<ExercisePack> {
  if (text.length > exerciseLimits.characters) {
    const most = exerciseLimits.characters.toLocaleString('en')
    return {
      ok: false,
      problems: [
        {
          where: 'the whole file',
          what: `It has more than ${most} characters.`,
          todo: 'Make two packs of it, or leave out parts of the events.',
        },
      ],
    }
  }
  const reading = readContent(text, packSchema)
  if (!reading.ok) return reading
  const resolved = resolveEvents(reading.value)
  if (!resolved.ok) return resolved
  const problems = resolved.value.exercises.flatMap(workflowProblems)
  return problems.length === 0 ? resolved : { ok: false, problems }
}

/** Start and solution of a workflow exercise each hold one workflow that can be read and has a trigger. */
function workflowProblems(exercise: Exercise, index: number): readonly ContentProblem[] {
  if (exercise.kind !== 'workflow') return []
  return (['start', 'solution'] as const).flatMap((part) =>
    problemsOf(exercise[part]).map((what) => ({
      where: `exercises.${String(index)}.${part}`,
      what,
      todo: 'Export the workflow from the editor (MISP JSON) and put it there.',
    })),
  )
}

function problemsOf(workflow: PhpMap): readonly string[] {
  const { workflows, problems } = readWorkflowFile(JSON.stringify(workflow))
  const unreadable = problems.filter(({ severity }) => severity === 'unreadable')
  if (unreadable.length > 0) return unreadable.map(({ where, what }) => `${where}: ${what}`)
  const [first] = workflows
  if (first === undefined) return ['This is no workflow in MISP’s JSON.']
  return findTriggerNode(first.graph) === undefined ? ['This workflow has no trigger.'] : []
}

/** A pack as a text for people: its JSON over lines. Reading it gives the same pack. */
export function writePack(pack: ExercisePack): string {
  return `${JSON.stringify(pack, null, 2)}\n`
}
