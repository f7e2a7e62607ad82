import { isPhpList } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'
import { words } from './frozen'
import * as tag from './pack-tags'

const numberOfWord = new Map(words.map((word, index) => [word, index]))
const uuidForm = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
const digitsForm = /^[1-9]\d{1,14}$/

/** Writes a value as bytes: shorter than JSON where numbers, frequent words, UUIDs and short texts prevail. */
export function pack(value: PhpValue): Uint8Array<ArrayBuffer> {
  const packer = new Packer()
  packer.add(value)
  return packer.bytes
}

class Packer {
  #buffer = new Uint8Array(1024)
  #length = 0

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.slice(0, this.#length)
  }

  add(value: PhpValue): void {
    if (value === null) this.#byte(tag.NULL)
    else if (typeof value === 'boolean') this.#byte(value ? tag.TRUE : tag.FALSE)
    else if (typeof value === 'number') this.#number(value)
    else if (typeof value === 'string') this.#text(value)
    else if (isPhpList(value)) {
      this.#head(tag.LIST, tag.MAP, value.length)
      for (const item of value) this.add(item)
    } else {
      const entries = Object.entries(value)
      this.#head(tag.MAP, tag.NULL, entries.length)
      for (const [key, item] of entries) {
        this.#text(key)
        this.add(item)
      }
    }
  }

  #number(value: number): void {
    if (!isExactInteger(value)) this.#float(value)
    else if (value >= tag.LOWEST_SMALL && value < tag.LOWEST_SMALL + 32) {
      this.#byte(tag.SMALL_INTEGER + value - tag.LOWEST_SMALL)
    } else if (value >= tag.LOWEST_MEDIUM && value <= tag.HIGHEST_MEDIUM) {
      const above = value - tag.LOWEST_MEDIUM
      this.#byte(tag.MEDIUM_INTEGER + Math.floor(above / 256))
      this.#byte(above % 256)
    } else {
      this.#byte(tag.INTEGER)
      this.#varint(value < 0 ? -value * 2 - 1 : value * 2)
    }
  }

  #text(text: string): void {
    const word = numberOfWord.get(text)
    if (word !== undefined) this.#word(word)
    else if (uuidForm.test(text)) {
      this.#byte(tag.UUID)
      this.#add(Uint8Array.from(text.replaceAll('-', '').match(/../g) ?? [], hexadecimal))
    } else if (digitsForm.test(text)) {
      this.#byte(tag.DIGITS)
      this.#varint(Number(text))
    } else {
      const bytes = new TextEncoder().encode(text)
      this.#head(tag.TEXT, tag.LIST, bytes.length)
      this.#add(bytes)
    }
  }

  #word(number: number): void {
    const frequent = tag.TEXT - tag.FREQUENT_WORD
    if (number < frequent) this.#byte(tag.FREQUENT_WORD + number)
    else {
      this.#byte(tag.WORD)
      this.#byte(number - frequent)
    }
  }

  #float(value: number): void {
    this.#byte(tag.FLOAT)
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setFloat64(0, value)
    this.#add(bytes)
  }

  /** The first byte of what has a length: the length itself where it fits between two tags. */
  #head(first: number, next: number, length: number): void {
    const longest = next - first - 1
    this.#byte(first + Math.min(length, longest))
    if (length >= longest) this.#varint(length - longest)
  }

  /** Seven bits in each byte, the lowest first; the highest bit says that there are more. */
  #varint(value: number): void {
    let rest = value
    while (rest >= 128) {
      this.#byte(128 + (rest % 128))
      rest = Math.floor(rest / 128)
    }
    this.#byte(rest)
  }

  #byte(byte: number): void {
    this.#makeRoom(1)
    this.#buffer[this.#length] = byte
    this.#length += 1
  }

  #add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #makeRoom(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#buffer.length) return
    const larger = new Uint8Array(Math.max(needed, this.#buffer.length * 2))
    larger.set(this.#buffer.subarray(0, this.#length))
    this.#buffer = larger
  }
}

/** An integer that stays exact when a bit for its sign is added. −0 is none: integers know no such thing. */
function isExactInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 52 && !Object.is(value, -0)
}

function hexadecimal(digits: string): number {
  return Number.parseInt(digits, 16)
}
