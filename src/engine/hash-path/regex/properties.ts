import { complementRanges, LAST_BYTE, rangesSet, type CharRange, type CharSet } from './char-set.ts'
import { propertySet, UNICODE_SPACE, UNICODE_WORD } from './character-types.ts'
import { scriptName } from './scripts.ts'

/** What is known of a property that a pattern names. */
export type PropertyLookup =
  | { readonly kind: 'known'; readonly set: CharSet }
  /** PHP does not know it. */
  | { readonly kind: 'unknown' }
  /** PHP knows it, JavaScript does not. */
  | { readonly kind: 'untranslatable' }

const GENERAL_CATEGORIES = new Set(
  (
    'C Cc Cf Cn Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So ' +
    'Z Zl Zp Zs'
  ).split(' '),
)

/** Sets that only PCRE has, as content of a JavaScript class. */
const OWN_SETS: Readonly<Record<string, string>> = {
  any: '\\0-\\u{10ffff}',
  lc: '\\p{LC}',
  'l&': '\\p{LC}',
  xan: '\\p{L}\\p{N}',
  xps: UNICODE_SPACE,
  xsp: UNICODE_SPACE,
  xuc: '$@`\\xa0-\\ud7ff\\ue000-\\u{10ffff}',
  xwd: UNICODE_WORD,
}

/** Properties that are true or false: PCRE's names with JavaScript's, where separators and capitals don't count. */
const BINARY_PROPERTIES =
  'ASCII AHex=ASCII_Hex_Digit Alpha=Alphabetic Bidi_C=Bidi_Control Bidi_M=Bidi_Mirrored ' +
  'CI=Case_Ignorable Cased CWCF=Changes_When_Casefolded CWCM=Changes_When_Casemapped ' +
  'CWL=Changes_When_Lowercased CWT=Changes_When_Titlecased CWU=Changes_When_Uppercased Dash ' +
  'DI=Default_Ignorable_Code_Point Dep=Deprecated Dia=Diacritic EBase=Emoji_Modifier_Base ' +
  'EComp=Emoji_Component EMod=Emoji_Modifier EPres=Emoji_Presentation Emoji Ext=Extender ' +
  'ExtPict=Extended_Pictographic Gr_Base=Grapheme_Base Gr_Ext=Grapheme_Extend Hex=Hex_Digit ' +
  'IDSB=IDS_Binary_Operator IDST=IDS_Trinary_Operator IDC=ID_Continue IDS=ID_Start ' +
  'Ideo=Ideographic Join_C=Join_Control LOE=Logical_Order_Exception Lower=Lowercase Math ' +
  'NChar=Noncharacter_Code_Point Pat_Syn=Pattern_Syntax Pat_WS=Pattern_White_Space ' +
  'QMark=Quotation_Mark Radical RI=Regional_Indicator STerm=Sentence_Terminal SD=Soft_Dotted ' +
  'Term=Terminal_Punctuation UIdeo=Unified_Ideograph Upper=Uppercase VS=Variation_Selector ' +
  'space=White_Space WSpace=White_Space XIDC=XID_Continue XIDS=XID_Start'

/** Properties JavaScript has no word for; text direction classes come in addition. */
const ONLY_IN_PCRE = new Set(['grlink', 'graphemelink', 'pcm', 'prependedconcatenationmark'])

const BIDI_CLASSES = new Set(
  'al an b bn cs en es et fsi l lre lri lro nsm on pdf pdi r rle rli rlo s ws'.split(' '),
)

/**
 * Finds a property by the name in `\p{…}`. Capitals, spaces, hyphens and underscores don't count; a script may be
 * named with or without `script=` or `scx=` before it.
 */
export function lookUpProperty(name: string, unicode: boolean): PropertyLookup {
  const loose = name.toLowerCase().replace(/[-_ \t\n\v\f\r]/g, '')
  const content = contentOf(loose)
  if (content !== undefined) return { kind: 'known', set: setOf(content, unicode) }
  return { kind: isOnlyInPcre(loose) ? 'untranslatable' : 'unknown' }
}

function contentOf(loose: string): string | undefined {
  if (Object.hasOwn(OWN_SETS, loose)) return OWN_SETS[loose]
  const category = loose.charAt(0).toUpperCase() + loose.slice(1)
  if (GENERAL_CATEGORIES.has(category)) return `\\p{${category}}`
  return binaryProperty(loose) ?? scriptContent(loose)
}

function binaryProperty(loose: string): string | undefined {
  for (const pair of BINARY_PROPERTIES.split(' ')) {
    const [short = '', long = short] = pair.split('=')
    if ([short, long].some((name) => name.toLowerCase().replaceAll('_', '') === loose)) {
      return `\\p{${long}}`
    }
  }
  return undefined
}

function scriptContent(loose: string): string | undefined {
  const [kind, name] = /[:=]/.test(loose) ? loose.split(/[:=]/, 2) : ['scx', loose]
  const script = scriptName(name ?? '')
  // JavaScript has no word for characters without a script.
  if (script === undefined || script === 'Zzzz') return undefined
  if (kind === 'sc' || kind === 'script') return `\\p{sc=${script}}`
  return kind === 'scx' || kind === 'scriptextensions' ? `\\p{scx=${script}}` : undefined
}

function isOnlyInPcre(loose: string): boolean {
  if (
    ONLY_IN_PCRE.has(loose) ||
    /^(?:(?:sc|scx|script|scriptextensions)[:=])?(?:zzzz|unknown)$/.test(loose)
  ) {
    return true
  }
  const bidi = /^(?:bidiclass[:=]|bc[:=]|bidi)(.*)$/.exec(loose)?.[1]
  return bidi !== undefined && BIDI_CLASSES.has(bidi)
}

function setOf(content: string, unicode: boolean): CharSet {
  return unicode ? propertySet(content) : rangesSet(...bytesWith(content))
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
