import { asciiType, isPosixClass, type PosixClass } from './ascii-types.ts'
import { rangesSet, type CharSet } from './char-set.ts'
import {
  horizontalSpace,
  negateType,
  propertySet,
  UNICODE_SPACE,
  UNICODE_WORD,
} from './character-types.ts'

/** Format characters that `[:graph:]` leaves out. */
const NOT_GRAPHIC = '\\u061c\\u2066-\\u2069'

/** What the classes mean with `u`, as far as not the same as without. A `^` in front stands for the complement. */
const UNICODE_CLASSES: Partial<Readonly<Record<PosixClass, string>>> = {
  alpha: '\\p{L}',
  lower: '\\p{Ll}',
  upper: '\\p{Lu}',
  alnum: '\\p{L}\\p{N}',
  cntrl: '\\p{Cc}',
  digit: '\\p{Nd}',
  graph: `^\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\p{Z}\\u180e${NOT_GRAPHIC}`,
  print: `^\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}${NOT_GRAPHIC}`,
  punct: '\\p{P}$+<=>\\^`|~',
  space: UNICODE_SPACE,
  word: UNICODE_WORD,
}

/** How a pattern reads a class such as `[:alpha:]`. */
interface PosixReading {
  readonly unicode: boolean
  readonly caseless: boolean
}

/** The set of a class such as `alpha` or `^alpha`; undefined when there is none of that name. */
export function posixClass(name: string, reading: PosixReading): CharSet | undefined {
  if (name.startsWith('^')) {
    const positive = posixClass(name.slice(1), reading)
    return positive && !name.startsWith('^^') ? negateType(positive, reading.unicode) : undefined
  }
  if (!isPosixClass(name)) return undefined
  return reading.unicode ? unicodeClass(name) : asciiClass(name, reading.caseless)
}

function asciiClass(name: PosixClass, caseless: boolean): CharSet {
  const hasCase = name === 'lower' || name === 'upper'
  return rangesSet(...asciiType(caseless && hasCase ? 'alpha' : name))
}

function unicodeClass(name: PosixClass): CharSet {
  if (name === 'blank') return horizontalSpace(true)
  const content = UNICODE_CLASSES[name]
  if (content === undefined) return rangesSet(...asciiType(name))
  return content.startsWith('^') ? propertySet(content.slice(1), true) : propertySet(content)
}
