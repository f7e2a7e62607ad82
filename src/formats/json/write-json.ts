import { isPhpList } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'

/** JSON text, perhaps only its beginning. */
export interface WrittenJson {
  readonly text: string
  /** Whether the text is the whole value; else it was cut. */
  readonly complete: boolean
}

/** How the text is laid out and where it is cut. */
export interface WriteOptions {
  /** Spaces per level; 0 writes one line. */
  readonly indent: number
  /** Characters after which the text is cut. */
  readonly maxLength: number
}

/**
 * Writes a value as JSON and stops when the text is long enough: the beginning of a 30 MB value costs no more than
 * that of a small one. The value may be nested as deep as parse-json.ts reads.
 */
export function writeJson(value: PhpValue, options: WriteOptions): WrittenJson {
  const writer = new Writer(options)
  writer.value(value, 0)
  const text = writer.text()
  return text.length > options.maxLength
    ? { text: text.slice(0, options.maxLength), complete: false }
    : { text, complete: true }
}

class Writer {
  readonly #options: WriteOptions
  readonly #parts: string[] = []
  #length = 0

  constructor(options: WriteOptions) {
    this.#options = options
  }

  text(): string {
    return this.#parts.join('')
  }

  value(value: PhpValue, depth: number): void {
    if (typeof value === 'string') this.#put(this.#string(value))
    else if (value === null || typeof value !== 'object') this.#put(JSON.stringify(value))
    else if (isPhpList(value)) {
      this.#entries('[', ']', value.values(), depth, (item) => this.value(item, depth + 1))
    } else {
      const separator = this.#options.indent === 0 ? ':' : ': '
      this.#entries('{', '}', ownKeys(value), depth, (key) => {
        this.#put(this.#string(key) + separator)
        this.value(value[key] ?? null, depth + 1)
      })
    }
  }

  #entries<Entry>(
    start: string,
    end: string,
    entries: Iterable<Entry>,
    depth: number,
    write: (entry: Entry) => void,
  ): void {
    this.#put(start)
    let first = true
    for (const entry of entries) {
      if (this.#isFull()) return
      this.#put(first ? '' : ',')
      this.#lineBreak(depth + 1)
      write(entry)
      first = false
    }
    if (!first) this.#lineBreak(depth)
    this.#put(end)
  }

  #lineBreak(depth: number): void {
    const { indent } = this.#options
    if (indent > 0) this.#put(`\n${' '.repeat(indent * depth)}`)
  }

  /** Of a long text only as much as can still be shown is encoded. */
  #string(text: string): string {
    const room = this.#options.maxLength + 1
    return JSON.stringify(text.length > room ? text.slice(0, room) : text)
  }

  #put(part: string): void {
    this.#parts.push(part)
    this.#length += part.length
  }

  #isFull(): boolean {
    return this.#length > this.#options.maxLength
  }
}

function* ownKeys(map: object): Generator<string> {
  for (const key in map) if (Object.hasOwn(map, key)) yield key
}
