import { complementRanges, LAST_BYTE, rangesSet, type CharRange, type CharSet } from './char-set.ts'
import { propertySet } from './character-types.ts'

/**
 * Finds a property by the name in `\\p{…}`: a general category, or a script, which PCRE takes for the scripts a character is
 * used in. Undefined for all other names.
 */
export function lookUpProperty(name: string, unicode: boolean): CharSet | undefined {
  const content = contentOf(name)
  if (content === undefined) return undefined
  return unicode ? propertySet(content) : rangesSet(...bytesWith(content))
}

function contentOf(name: string): string | undefined {
  if (name === 'L&') return '\\p{LC}'
  if (name === 'Any') return '\\0-\\u{10ffff}'
  const content = name.length > 2 ? `\\p{scx=${name}}` : `\\p{${name}}`
  return isKnownToJavaScript(content) ? content : undefined
}

function isKnownToJavaScript(content: string): boolean {
  try {
    return new RegExp(content, 'u').unicode
  } catch {
    return false
  }
}

/** Without `u` a byte is taken for the character of that number. */
function bytesWith(content: string): CharRange[] {
  const test = new RegExp(`[${content}]`, 'u')
  const missing: CharRange[] = []
  for (let byte = 0; byte <= LAST_BYTE; byte++) {
    if (!test.test(String.fromCharCode(byte))) missing.push([byte, byte])
  }
  return complementRanges(missing, LAST_BYTE)
}
