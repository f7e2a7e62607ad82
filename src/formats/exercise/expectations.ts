import * as v from 'valibot'
import type { Effect } from '@/engine/effects/effect'
import { exerciseLimits } from './limits'
import { dataOrName, line, list, shape } from './parts'

const names = v.optional(list(line, exerciseLimits.items), [])
const scalar = v.union([v.string(), v.number(), v.boolean(), v.null()], 'is no single value')
const count = v.pipe(
  v.number('is no number'),
  v.integer('is no whole number'),
  v.minValue(0, 'is below 0'),
)

const EFFECTS = [
  'attach-tags',
  'detach-tags',
  'edit-attributes',
  'edit-event',
  'publish-event',
  'add-attributes',
  'extend-warninglist',
  'edit-report',
  'block-event',
  'accept-proposal',
  'discard-proposal',
  'add-analyst-data',
  'send-mail',
  'send-request',
  'query-module',
  'write-file',
  'push-zmq',
  'show-toast',
  'run-workflow',
] as const satisfies readonly Effect['kind'][]

const effects = v.optional(
  list(v.picklist(EFFECTS, `is none of ${EFFECTS.join(', ')}`), exerciseLimits.items),
  [],
)

const kinds = [
  'outcome',
  'message',
  'event-tags',
  'attribute-tags',
  'attribute',
  'mails',
  'requests',
  'effects',
] as const

/** What is to be found after a run, each with the sentence that a learner reads about it. */
const expectation = v.variant(
  'that',
  [
    shape({
      that: v.literal('outcome'),
      is: v.picklist(
        ['success', 'failure', 'blocked', 'fatal'],
        'is none of success, failure, blocked, fatal',
      ),
      say: line,
    }),
    /** A text in what MISP says about the end of the run. */
    shape({ that: v.literal('message'), contains: line, say: line }),
    shape({ that: v.literal('event-tags'), has: names, lacks: names, say: line }),
    /** Tags of the attributes of a value. */
    shape({
      that: v.literal('attribute-tags'),
      value: line,
      has: names,
      lacks: names,
      say: line,
    }),
    /** Fields of the attributes of a value. */
    shape({
      that: v.literal('attribute'),
      value: line,
      fields: v.record(line, scalar, 'is no object'),
      say: line,
    }),
    /** How many mails went out, and a text in each of them. */
    shape({
      that: v.literal('mails'),
      count: v.optional(count),
      contains: names,
      say: line,
    }),
    /** How many requests of webhooks went out, and texts in address or body. */
    shape({
      that: v.literal('requests'),
      count: v.optional(count),
      contains: names,
      say: line,
    }),
    /** Kinds of effects that a run must have, or must not have. */
    shape({ that: v.literal('effects'), has: effects, lacks: effects, say: line }),
  ],
  `is none of ${kinds.join(', ')}`,
)

/** A run of the learner's workflow, and what is expected of it. */
export const workflowCase = shape(
  {
    name: line,
    data: dataOrName,
    /** The learner does not see the data. */
    hidden: v.optional(v.boolean('is neither true nor false'), false),
    expect: v.pipe(list(expectation, exerciseLimits.items), v.nonEmpty('holds no expectation')),
  },
  'is no case with name, data and expect',
)

/** What is asked of the graph itself. */
export const workflowRule = v.variant(
  'must',
  [
    /** MISP would save it. */
    shape({ must: v.literal('be-saved'), say: line }),
    shape({ must: v.picklist(['use', 'avoid']), module: line, say: line }),
  ],
  'is none of be-saved, use, avoid',
)

export type FileCase = v.InferOutput<typeof workflowCase>
export type Expectation = FileCase['expect'][number]
export type WorkflowRule = v.InferOutput<typeof workflowRule>
