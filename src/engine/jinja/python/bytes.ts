import { fail } from '../errors.ts'
import { wantText } from './arguments.ts'
import type { Methods } from './call.ts'
import { indexOf } from './sequences.ts'
import { concatenate } from './text.ts'
import { PyObject, type Cursor, type Value } from './value.ts'

/** What `str.encode` gives. Only what templates do with it: print, count, index, decode. */
export class PyBytes extends PyObject {
  readonly typeName = 'bytes'
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    super()
    this.bytes = bytes
  }

  repr(): string {
    const text = Array.from(this.bytes, byteText).join('')
    const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
    return concatenate(['b', mark, mark === "'" ? text.replaceAll("'", "\\'") : text, mark])
  }

  override length(): number {
    return this.bytes.length
  }

  override cursor(): Cursor {
    return Array.from(this.bytes, BigInt).values()
  }

  override item(key: Value): Value | undefined {
    const index = indexOf(key, this.bytes.length)
    return index === undefined ? undefined : BigInt(this.bytes[index] ?? 0)
  }

  override equals(other: PyObject): boolean {
    return other instanceof PyBytes && other.repr() === this.repr()
  }
}

const SHORT_ESCAPES: ReadonlyMap<number, string> = new Map([
  [9, '\\t'],
  [10, '\\n'],
  [13, '\\r'],
  [92, '\\\\'],
])

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

function byteText(byte: number): string {
  const printable = byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${hex(byte)}`
  return SHORT_ESCAPES.get(byte) ?? printable
}

const HIGHEST: ReadonlyMap<string, number> = new Map([
  ['ascii', 0x7f],
  ['latin1', 0xff],
  ['iso88591', 0xff],
])

/** `text.encode(encoding)`, for UTF-8, ASCII and Latin-1. Throws a ValueError for characters that do not fit. */
export function encodeText(text: string, encoding: string): PyBytes {
  const name = encoding.toLowerCase().replaceAll(/[-_]/g, '')
  if (name === 'utf8') return new PyBytes(new TextEncoder().encode(text))
  const highest = HIGHEST.get(name)
  if (highest === undefined) return fail('LookupError', `unknown encoding: ${encoding}`)
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  if (codes.some((code) => code > highest)) {
    return fail('UnicodeEncodeError', `'${encoding}' codec can't encode the text`)
  }
  return new PyBytes(Uint8Array.from(codes))
}

function decode(self: PyBytes, encoding: Value): Value {
  const name = wantText(encoding).toLowerCase().replaceAll(/[-_]/g, '')
  if (HIGHEST.has(name)) {
    return Array.from(self.bytes, (byte) => String.fromCharCode(byte)).join('')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(self.bytes)
  } catch {
    return fail('UnicodeDecodeError', "'utf-8' codec can't decode the bytes")
  }
}

export const bytesMethods: Methods<PyBytes> = {
  decode: ['encoding=utf-8, errors=strict', decode],
  hex: ['', (self) => Array.from(self.bytes, hex).join('')],
}
