import { endOfString, quote } from '@/formats/json/json-tokens'
import { parseJson } from '@/formats/json/parse-json'
import type { SharedContent } from '../content'
import type { Secret } from './find-secrets'
import { REPLACEMENTS } from './secret-kinds'

/**
 * The content with something harmless in the place of each secret. JSON keeps its order and its numbers: only the texts
 * in it are written anew.
 */
export function removeSecrets(content: SharedContent, secrets: readonly Secret[]): SharedContent {
  if (secrets.length === 0) return content
  const kinds = new Map(secrets.map(({ text, kind }) => [text, kind]))
  const anySecret = new RegExp(alternatives([...kinds.keys()]), 'g')
  const clean = (text: string): string =>
    text.replace(anySecret, (found) => REPLACEMENTS[kinds.get(found) ?? 'api-key'])
  const events = content.events.map((event) => ({
    name: clean(event.name),
    content: cleanDocument(event.content, clean),
  }))
  if (content.kind !== 'hash-path') {
    return { ...content, content: cleanDocument(content.content, clean), events }
  }
  return { ...content, paths: content.paths.map(clean), ...cleanCondition(content, clean), events }
}

/** A regular expression for any of these texts. Longer ones come first: one may stand within another. */
function alternatives(texts: readonly string[]): string {
  return texts
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&'))
    .join('|')
}

function cleanCondition(
  { condition }: Extract<SharedContent, { kind: 'hash-path' }>,
  clean: (text: string) => string,
): Pick<Extract<SharedContent, { kind: 'hash-path' }>, 'condition'> {
  if (condition === undefined) return {}
  const fields = Object.entries(condition.fields).map(([key, value]) => [
    key,
    typeof value === 'string' ? clean(value) : value.map(clean),
  ])
  return { condition: { ...condition, fields: Object.fromEntries(fields) } }
}

/** Changes the texts in JSON, and nothing else of it; the whole of what is no JSON. */
function cleanDocument(json: string, clean: (text: string) => string): string {
  if (!parseJson(json).ok) return clean(json)
  const out: string[] = []
  let written = 0
  for (let at = 0; at < json.length; at += 1) {
    if (json.charCodeAt(at) !== quote) continue
    const end = endOfString(json, at)
    const before: unknown = JSON.parse(json.slice(at, end + 1))
    if (typeof before === 'string') {
      const after = clean(before)
      if (after !== before) {
        out.push(json.slice(written, at), JSON.stringify(after))
        written = end + 1
      }
    }
    at = end
  }
  return out.join('') + json.slice(written)
}
