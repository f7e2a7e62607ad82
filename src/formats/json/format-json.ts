import { endOfString } from './json-string'

const scalar = /[^\s"{}[\],:]+/y
const space = /\s*/y

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

function newLine(depth: number): string {
  return `\n${'  '.repeat(depth)}`
}

function* tokens(text: string): Generator<string> {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  for (;;) {
    space.lastIndex = at
    at += space.exec(text)?.[0].length ?? 0
    if (at >= text.length) return
    const end = endOfToken(text, at)
    yield text.slice(at, end)
    at = end
  }
}

function endOfToken(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start) + 1
  scalar.lastIndex = start
  return start + (scalar.exec(text)?.[0].length ?? 1)
}
