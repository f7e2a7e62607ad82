import { endOfScalar, endOfString, skipSpace, startOfJson } from './json-tokens'

/**
 * Lays JSON out over lines, indented by two spaces. Works on the text: numbers keep all their digits, repeated field
 * names stay, nothing is decoded.
 *
 * @param text JSON that `JSON.parse` accepts
 */
export function formatJson(text: string): string {
  const out: string[] = []
  let depth = 0
  let previous = ''
  for (const sign of tokens(text)) {
    const opened = previous === '{' || previous === '['
    if (sign === '}' || sign === ']') {
      depth -= 1
      if (!opened) out.push(newLine(depth))
    } else if (opened || previous === ',') out.push(newLine(depth))
    out.push(sign === ':' ? ': ' : sign)
    if (sign === '{' || sign === '[') depth += 1
    previous = sign
  }
  return out.join('')
}

/**
 * Writes JSON without space between its parts. Works on the text as `formatJson` does.
 *
 * @param text JSON that `JSON.parse` accepts
 */
export function minifyJson(text: string): string {
  return [...tokens(text)].join('')
}

function newLine(depth: number): string {
  return `\n${'  '.repeat(depth)}`
}

function* tokens(text: string): Generator<string> {
  let at = startOfJson(text)
  while (at < text.length) {
    const end = text[at] === '"' ? endOfString(text, at) + 1 : endOfScalar(text, at)
    yield text.slice(at, end)
    at = skipSpace(text, end)
  }
}
