import { identical } from '@/engine/php/identical'
import { omitKeys } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import type { SharedContent } from '../content'
import { deflate, inflate } from './deflate'
import { asMap } from './guards'
import { pack } from './pack'
import {
  restoreBlueprint,
  restoreWorkflow,
  shortenBlueprint,
  shortenWorkflow,
} from './short-document'
import { unpack } from './unpack'

/**
 * Format 2: workflows and blueprints without what MISP derives, packed and compressed with a frozen dictionary.
 *
 * @returns undefined for content that this format does not hold, such as a workflow that cannot be read
 */
export function writeFormat2(content: SharedContent): Uint8Array | undefined {
  const short = shorten(content)
  if (short === undefined) return undefined
  const packed = pack(short)
  // Half characters, for example, do not survive: such content takes the other format.
  return identical(unpack(packed), short) ? deflate(packed) : undefined
}

/**
 * Reads format 2. The caller checks what comes out.
 *
 * @throws LinkError
 */
export function readFormat2(bytes: Uint8Array): PhpValue {
  const short = asMap(unpack(inflate(bytes)))
  const document = short['content']
  if (short['kind'] === 'workflow') return { ...short, content: restoreWorkflow(document) }
  if (short['kind'] === 'blueprint') return { ...short, content: restoreBlueprint(document) }
  return short
}

function shorten(content: SharedContent): PhpMap | undefined {
  const fields = defined(content)
  const short = content.events.length === 0 ? omitKeys(fields, ['events']) : fields
  if (content.kind !== 'workflow' && content.kind !== 'blueprint') return short
  const document = shortenDocument(content.kind, content.content)
  return document === undefined ? undefined : { ...short, content: document }
}

function shortenDocument(kind: 'workflow' | 'blueprint', text: string): PhpValue | undefined {
  const { workflows, blueprints, problems } = readWorkflowFile(text)
  if (workflows.length + blueprints.length !== 1) return undefined
  if (problems.some(({ severity }) => severity === 'unreadable')) return undefined
  const [workflow] = workflows
  const [blueprint] = blueprints
  if (kind === 'workflow') return workflow && shortenWorkflow(workflow)
  return blueprint && shortenBlueprint(blueprint)
}

/** The fields that are there: an optional one may be there as undefined. */
function defined(content: SharedContent): PhpMap {
  const fields: Readonly<Record<string, PhpValue | undefined>> = content
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
