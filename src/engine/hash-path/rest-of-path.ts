import type { ParsedPath } from './parse-path.ts'

/** The path behind its first token: MISP joins the other tokens (trimmed or not) and takes the text apart afresh. */
export function restOf(path: ParsedPath): string {
  return path.tokens
    .slice(1)
    .map((token) => token.text)
    .join('.')
}
