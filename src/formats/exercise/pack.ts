import * as v from 'valibot'
import type { PhpMap } from '@/engine/php/value'
import { anyMap } from '@/formats/simulated-misp/parts'
import { MISP_VERSIONS } from '@/engine/compat'
import { workflowCase, workflowRule, type FileCase } from './expectations'
import { exerciseLimits } from './limits'
import { line, list, optionalLine, optionalParagraph, paragraph, path, shape } from './parts'

/** What ids are made of: they stand in addresses. */
const id = v.pipe(
  v.string('is no text'),
  v.regex(
    /^[a-z\d][a-z\d-]{0,79}$/,
    'is no id: lower-case letters, digits and hyphens, at most 80, no hyphen in front',
  ),
)

const common = {
  id,
  title: line,
  /** What is to be done, in paragraphs. Text between backticks is shown as code. */
  task: v.pipe(list(paragraph, exerciseLimits.items), v.nonEmpty('holds no paragraph')),
  /** Shown one after the other when they are asked for, the vaguest first. */
  hints: v.pipe(list(paragraph, exerciseLimits.items), v.nonEmpty('holds no hint')),
  /** What there is to learn from it, said when it is solved. */
  lesson: optionalParagraph,
}

/** An event with its name, or the name of one of the pack. */
const event = v.lazy((input) =>
  typeof input === 'string'
    ? line
    : shape({ name: line, data: anyMap }, 'is no event with name and data'),
)

/** What a path must hold or must not hold. */
const pathRule = shape(
  {
    must: v.picklist(['use', 'avoid'], 'is neither “use” nor “avoid”'),
    piece: v.picklist(
      ['condition', 'regex', 'wildcard', 'text'],
      'is none of condition, regex, wildcard, text',
    ),
    /** For the piece `text`: what must stand in the path. */
    text: v.optional(path, ''),
    say: line,
  },
  'is no rule with must, piece and say',
)

const hashPathExercise = shape({
  kind: v.literal('hash-path'),
  ...common,
  /** The trigger whose data the path is read on. */
  trigger: v.optional(line, 'event-publish'),
  events: v.pipe(list(event, exerciseLimits.events), v.nonEmpty('holds no event')),
  /** Tried as well, but not shown: an answer that only fits what is seen fails on them. */
  hiddenEvents: v.optional(list(event, exerciseLimits.events), []),
  start: path,
  solution: v.pipe(path, v.nonEmpty('is empty')),
  rules: v.optional(list(pathRule, exerciseLimits.items), []),
})

const workflowExercise = shape({
  kind: v.literal('workflow'),
  ...common,
  version: v.picklist(MISP_VERSIONS, `is none of ${MISP_VERSIONS.join(', ')}`),
  /** Workflows in MISP's JSON. */
  start: anyMap,
  solution: anyMap,
  cases: v.pipe(list(workflowCase, exerciseLimits.events), v.nonEmpty('holds no case')),
  rules: v.optional(list(workflowRule, exerciseLimits.items), []),
})

const exercise = v.variant(
  'kind',
  [hashPathExercise, workflowExercise],
  'is neither “hash-path” nor “workflow”',
)

const exercises = v.pipe(
  list(exercise, exerciseLimits.exercises),
  v.nonEmpty('holds no exercise'),
  v.check(
    (all) => new Set(all.map((one) => one.id)).size === all.length,
    'holds two exercises of the same id',
  ),
)

/** A file of exercises. */
export const packSchema = shape(
  {
    /** Counts up when packs change so that older pages cannot read them. */
    format: v.literal(1, 'is not 1, the only format that this page knows'),
    id,
    name: line,
    description: optionalParagraph,
    author: optionalLine,
    licence: optionalLine,
    /** Events that several exercises use, by their names. */
    events: v.optional(v.record(line, anyMap, 'is no object'), {}),
    exercises,
  },
  'is no exercise pack',
)

/** A pack as it stands in its file, where exercises may name the events of the pack. */
export type PackFile = v.InferOutput<typeof packSchema>
type FileExercise = PackFile['exercises'][number]
type FileHashPath = Extract<FileExercise, { kind: 'hash-path' }>
type FileWorkflow = Extract<FileExercise, { kind: 'workflow' }>

/** Data with a name that learners see. */
export interface SampleEvent {
  readonly name: string
  readonly data: PhpMap
}

/** One run of a learner's workflow, and what is expected of it. */
export type WorkflowCase = Omit<FileCase, 'data'> & { readonly data: PhpMap }

export type HashPathExercise = Omit<FileHashPath, 'events' | 'hiddenEvents'> & {
  readonly events: readonly SampleEvent[]
  readonly hiddenEvents: readonly SampleEvent[]
}

export type WorkflowExercise = Omit<FileWorkflow, 'cases'> & {
  readonly cases: readonly WorkflowCase[]
}

export type Exercise = HashPathExercise | WorkflowExercise

/** A pack whose exercises hold their events themselves. */
export type ExercisePack = Omit<PackFile, 'events' | 'exercises'> & {
  readonly exercises: readonly Exercise[]
}

export type PathRule = HashPathExercise['rules'][number]
