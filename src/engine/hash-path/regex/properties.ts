import { complementRanges, LAST_BYTE, rangesSet, type CharRange, type CharSet } from './char-set.ts'
import { propertySet, UNICODE_SPACE, UNICODE_WORD } from './character-types.ts'

/** Sets that only PCRE has, as content of a JavaScript class. */
const OWN_SETS: Readonly<Record<string, string>> = {
  Any: '\\0-\\u{10ffff}',
  'L&': '\\p{LC}',
  Xan: '\\p{L}\\p{N}',
  Xps: UNICODE_SPACE,
  Xsp: UNICODE_SPACE,
  Xwd: UNICODE_WORD,
}

/**
 * Finds a property by the name in `\\p{…}`: a general category, a binary property, or a script, which PCRE takes for the
 * scripts a character is used in. Undefined for names that JavaScript does not know.
 */
export function lookUpProperty(name: string, unicode: boolean): CharSet | undefined {
  const content = contentOf(name)
  if (content === undefined) return undefined
  return unicode ? propertySet(content) : rangesSet(...bytesWith(content))
}

/** Names that JavaScript knows and PCRE does not: a wrong answer would be worse than none. */
const ONLY_IN_JAVASCRIPT = ['Assigned', 'Changes_When_NFKC_Casefolded', 'CWKCF']

function contentOf(name: string): string | undefined {
  if (Object.hasOwn(OWN_SETS, name)) return OWN_SETS[name]
  // PCRE has the categories' short names only, and knows no other assignments than scripts.
  const isLongCategory = name.length > 2 && isKnownToJavaScript(`\\p{gc=${name}}`)
  const isOtherAssignment =
    name.includes('=') && !/^(?:sc|scx|Script|Script_Extensions)=/.test(name)
  if (isLongCategory || isOtherAssignment || ONLY_IN_JAVASCRIPT.includes(name)) return undefined
  return [`\\p{${name}}`, `\\p{scx=${name}}`].find(isKnownToJavaScript)
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
