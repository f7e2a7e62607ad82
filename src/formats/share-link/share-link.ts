import * as v from 'valibot'
import type { PhpValue } from '@/engine/php/value'
import { minifyJson } from '@/formats/json/format-json'
import { parseJson } from '@/formats/json/parse-json'
import { fromBase64Url, toBase64Url } from './base64url'
import { contentSchema, type SharedContent } from './content'
import { deflateRaw } from './format-1/deflate-raw'
import { readFormat1 } from './format-1/read-format-1'
import { readFormat2, writeFormat2 } from './format-2/format-2'
import { LinkError } from './link-error'
import { linkLimits } from './limits'

/** A released format. Every one of them stays readable. */
export type LinkFormat = 1 | 2

/** A link that was made. */
export interface WrittenLink {
  /** What stands behind `#/s/`: `<format>.<payload>`. */
  readonly link: string
  readonly format: LinkFormat
  /** Characters of `link`. */
  readonly length: number
}

/** A link that was read. */
export interface ReadLink {
  readonly ok: true
  readonly format: LinkFormat
  readonly content: SharedContent
}

/** Why a link cannot be read, in whole sentences. */
export interface LinkProblem {
  readonly ok: false
  readonly what: string
  readonly todo: string
}

/**
 * Makes a link of the shortest format that holds the content. JSON in it is written without space between its parts.
 *
 * @throws LinkError for content too large to be read again
 */
export async function writeShareLink(content: SharedContent): Promise<WrittenLink> {
  const compact = withoutSpace(content)
  const json = new TextEncoder().encode(JSON.stringify(compact))
  if (json.length > linkLimits.bytes) throw tooLarge(`${Math.ceil(json.length / 1_000_000)} MB`)
  const native = { format: 1, bytes: await deflateRaw(json) } as const
  const short = writeFormat2(compact)
  const { format, bytes } =
    short !== undefined && short.length < native.bytes.length
      ? ({ format: 2, bytes: short } as const)
      : native
  const link = `${format}.${toBase64Url(bytes)}`
  if (link.length > linkLimits.characters) {
    throw tooLarge(`a link of ${link.length.toLocaleString('en')} characters`)
  }
  return { link, format, length: link.length }
}

/**
 * Reads a link: the whole address, or what stands behind `#/s/`. The content has the right shape; the texts in it are
 * still of unknown origin.
 *
 * @returns a problem in words for whatever is no link of ours. Never throws, whatever the text.
 */
export async function readShareLink(text: string): Promise<ReadLink | LinkProblem> {
  try {
    return await read(text)
  } catch (error) {
    if (error instanceof LinkError) return { ok: false, what: error.message, todo: error.todo }
    throw error
  }
}

/** @throws LinkError */
async function read(text: string): Promise<ReadLink> {
  if (text.length > linkLimits.characters) {
    throw new LinkError(
      `The link has ${text.length.toLocaleString('en')} characters; at most ${linkLimits.characters.toLocaleString('en')} are read.`,
      'Ask for a file instead of a link.',
    )
  }
  const [, name = '', payload = ''] = /^(?:.*#\/s\/)?([^.]*)\.(.*)$/s.exec(text.trim()) ?? []
  if (name === '') {
    throw new LinkError('This is no link of this page: it begins with no format and a dot.')
  }
  if (name !== '1' && name !== '2') {
    throw new LinkError(
      `The link has the format “${name.slice(0, 20)}”, which this page does not know.`,
      'Load the page anew: a later version made this link.',
    )
  }
  const format = name === '1' ? 1 : 2
  const bytes = fromBase64Url(payload)
  const value = format === 1 ? await readFormat1(bytes) : readFormat2(bytes)
  return { ok: true, format, content: checkContent(value) }
}

function tooLarge(size: string): LinkError {
  return new LinkError(
    `This is too much for a link: ${size}.`,
    'Leave out events, or hand over a file.',
  )
}

/** @throws LinkError for a value of another shape than links have */
function checkContent(value: PhpValue): SharedContent {
  const checked = v.safeParse(contentSchema, value, { abortEarly: true })
  if (checked.success) return checked.output
  const [issue] = checked.issues
  const where = v.getDotPath(issue)
  throw new LinkError(
    `What the link holds has another shape than expected${where === null ? '' : ` at “${where.slice(0, 80)}”`}.`,
  )
}

function withoutSpace(content: SharedContent): SharedContent {
  const events = content.events.map((event) => ({ ...event, content: minify(event.content) }))
  if (content.kind === 'hash-path') return { ...content, events }
  return { ...content, content: minify(content.content), events }
}

/** JSON without space between its parts; a text that is no JSON as it is. */
function minify(text: string): string {
  return parseJson(text).ok ? minifyJson(text) : text
}
