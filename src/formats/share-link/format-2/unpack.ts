import type { PhpValue } from '@/engine/php/value'
import { LinkError } from '../link-error'
import { linkLimits } from '../limits'
import { words } from './frozen'
import * as tag from './pack-tags'

/**
 * Reads what `pack` wrote. Every length is held against the bytes that are left, so that no short input makes much of
 * itself.
 *
 * @throws LinkError for bytes that `pack` did not write
 */
export function unpack(bytes: Uint8Array): PhpValue {
  const unpacker = new Unpacker(bytes)
  const value = unpacker.value(0)
  if (!unpacker.isAtEnd) throw damaged()
  return value
}

function damaged(): LinkError {
  return new LinkError('The link is cut off, or was changed on its way.')
}

class Unpacker {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  value(depth: number): PhpValue {
    if (depth > linkLimits.depth) {
      throw new LinkError(
        `What the link holds is nested more than ${linkLimits.depth} levels deep.`,
      )
    }
    const first = this.#byte()
    if (first < tag.FREQUENT_WORD) return first - tag.SMALL_INTEGER + tag.LOWEST_SMALL
    if (first < tag.LIST) return this.#text(first)
    if (first < tag.MAP) return this.#list(first, depth)
    if (first < tag.NULL) return this.#map(first, depth)
    if (first >= tag.MEDIUM_INTEGER) {
      return (first - tag.MEDIUM_INTEGER) * 256 + this.#byte() + tag.LOWEST_MEDIUM
    }
    return this.#other(first)
  }

  #other(first: number): PhpValue {
    switch (first) {
      case tag.NULL:
        return null
      case tag.FALSE:
        return false
      case tag.TRUE:
        return true
      case tag.FLOAT:
        return this.#float()
      case tag.INTEGER:
        return this.#signed()
      default:
        return this.#text(first)
    }
  }

  #list(first: number, depth: number): PhpValue {
    const length = this.#length(first, tag.LIST, tag.MAP)
    return Array.from({ length }, () => this.value(depth + 1))
  }

  /** Keys such as `__proto__` become keys like any other. */
  #map(first: number, depth: number): PhpValue {
    const length = this.#length(first, tag.MAP, tag.NULL)
    return Object.fromEntries(
      Array.from({ length }, () => [this.#text(this.#byte()), this.value(depth + 1)]),
    )
  }

  #text(first: number): string {
    if (first >= tag.FREQUENT_WORD && first < tag.TEXT) return this.#word(first - tag.FREQUENT_WORD)
    if (first >= tag.TEXT && first < tag.LIST) {
      return this.#utf8(this.#length(first, tag.TEXT, tag.LIST))
    }
    if (first === tag.WORD) return this.#word(this.#byte() + tag.TEXT - tag.FREQUENT_WORD)
    if (first === tag.UUID) return this.#uuid()
    if (first === tag.DIGITS) return String(this.#varint())
    throw damaged()
  }

  #word(number: number): string {
    const word = words[number]
    if (word === undefined) throw damaged()
    return word
  }

  #utf8(length: number): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.#take(length))
    } catch {
      throw damaged()
    }
  }

  #uuid(): string {
    const digits = Array.from(this.#take(16), (byte) => byte.toString(16).padStart(2, '0')).join('')
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }

  #float(): number {
    const bytes = this.#take(8)
    const value = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0)
    if (!Number.isFinite(value)) throw damaged()
    return value
  }

  #signed(): number {
    const number = this.#varint()
    return number % 2 === 1 ? -(number + 1) / 2 : number / 2
  }

  /** A length: none is above the bytes that are left, since every item takes at least one. */
  #length(first: number, range: number, next: number): number {
    const longest = next - range - 1
    const length = first - range
    if (length < longest) return length
    const long = longest + this.#varint()
    if (long > this.#bytes.length - this.#at) throw damaged()
    return long
  }

  #varint(): number {
    let value = 0
    for (let factor = 1; factor <= Number.MAX_SAFE_INTEGER; factor *= 128) {
      const byte = this.#byte()
      value += (byte % 128) * factor
      if (!Number.isSafeInteger(value)) throw damaged()
      if (byte < 128) return value
    }
    throw damaged()
  }

  #byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw damaged()
    this.#at += 1
    return byte
  }

  #take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw damaged()
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
}
