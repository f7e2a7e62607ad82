import { nested, spend } from '../budget.ts'
import { floatText, integerText } from './number-text.ts'
import { concatenate, numericEscape } from './text.ts'
import { PyObject, type Value } from './value.ts'

const NOT_PRINTABLE = /[\\\p{C}\p{Z}]/gu
const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  [' ', ' '],
])

/** `repr(text)`: single quotes, unless the text has some and no double ones. */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replace(
    NOT_PRINTABLE,
    (character) => SHORT_ESCAPES.get(character) ?? numericEscape(character),
  )
  return concatenate([mark, escaped.replaceAll(mark, `\\${mark}`), mark])
}

/** `repr(x)` */
export function repr(value: Value): string {
  spend()
  if (typeof value === 'string') return quote(value)
  if (value instanceof PyObject) return nested(() => value.repr())
  return str(value)
}

/** `str(x)` */
export function str(value: Value): string {
  if (typeof value === 'string') return value
  if (value instanceof PyObject) return nested(() => value.text())
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'bigint' ? integerText(value) : floatText(value)
}

/** Addresses differ from run to run in Python; ours are always the same. */
export function addressOf(described: string): string {
  return `<${described} at 0x7f0000000000>`
}

const printing = new Set<PyObject>()

/** `repr` of a container: `[1, 2]`; one that holds itself shows up as `[...]`. */
export function containerRepr(
  container: PyObject,
  [open, close]: readonly [string, string],
  items: () => readonly string[],
): string {
  if (printing.has(container)) return `${open}...${close}`
  printing.add(container)
  try {
    return `${open}${concatenate(items(), ', ')}${close}`
  } finally {
    printing.delete(container)
  }
}
