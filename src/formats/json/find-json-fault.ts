/** The first thing in a text that JSON does not allow, in words that say what to do about it. */
export interface JsonFault {
  readonly offset: number
  readonly message: string
}

/** Stops the scan at the place of the fault; never leaves this file. */
class Fault extends Error {
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

interface Open {
  readonly sign: '{' | '['
  readonly offset: number
}

const space = /[ \t\n\r]*/y
const word = /[\p{L}\p{N}_$.+-]+/uy
const plainText = /[^"\\\u0000-\u001f]*/y
const goodEscape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const goodNumber = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y

/** Words that other languages write where JSON has its own. */
const foreignWords = new Map([
  ['True', 'true'],
  ['TRUE', 'true'],
  ['False', 'false'],
  ['FALSE', 'false'],
  ['None', 'null'],
  ['NULL', 'null'],
  ['Null', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
  ['NaN', 'null'],
])

/**
 * Finds what makes a text no JSON (RFC 8259), reading it as `JSON.parse` does.
 *
 * @returns null when the text is JSON.
 */
export function findJsonFault(text: string): JsonFault | null {
  try {
    new Scanner(text).scan()
    return null
  } catch (fault) {
    if (fault instanceof Fault) return { offset: fault.offset, message: fault.message }
    throw fault
  }
}

/** Walks over the text without recursion: hostile text may be nested millions of levels deep. */
class Scanner {
  readonly #text: string
  readonly #open: Open[] = []
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  scan(): void {
    if (this.#sign() === undefined) this.#fail('There is no text yet.')
    do this.#value()
    while (this.#goesOn())
    if (this.#sign() !== undefined) {
      this.#fail('The JSON ends before this. Remove what follows, or put both into a list.')
    }
  }

  /** The next sign that is not white space; the scan then stands on it. */
  #sign(): string | undefined {
    this.#take(space)
    return this.#text[this.#at]
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? null
    if (found !== null) this.#at += found.length
    return found
  }

  #fail(message: string, offset = this.#at): never {
    throw new Fault(offset, message)
  }

  /** Reads a value; of an object or list only the start, up to its first scalar or its end. */
  #value(): void {
    for (;;) {
      const sign = this.#sign()
      if (sign === '{' || sign === '[') {
        this.#open.push({ sign, offset: this.#at })
        this.#at += 1
        if (this.#sign() === (sign === '{' ? '}' : ']')) return
        if (sign === '{') this.#key()
      } else if (sign === '"') return this.#string()
      else if (sign !== undefined && /[-0-9]/.test(sign)) return this.#number()
      else return this.#word(sign)
    }
  }

  /** After a value: closes what ends here. Says whether another value follows. */
  #goesOn(): boolean {
    for (let open = this.#open.at(-1); open !== undefined; open = this.#open.at(-1)) {
      const sign = this.#sign()
      const end = open.sign === '{' ? '}' : ']'
      if (sign === ',') {
        this.#comma(open, end)
        return true
      }
      if (sign !== end) this.#failInside(open, sign)
      this.#at += 1
      this.#open.pop()
    }
    return false
  }

  #comma(open: Open, end: string): void {
    const comma = this.#at
    this.#at += 1
    const next = this.#sign()
    if (next === end)
      this.#fail(`Nothing follows this comma before the “${end}”: remove it.`, comma)
    if (next === ',') this.#fail('Two commas follow each other: remove one.')
    if (open.sign === '{') this.#key()
  }

  #key(): void {
    const sign = this.#sign()
    if (sign === undefined) this.#failInside(this.#open.at(-1), sign)
    if (sign !== '"') {
      this.#fail('A field name is expected here, in double quotes ("name").')
    }
    this.#string()
    if (this.#sign() !== ':')
      this.#fail('A colon (:) is missing between the field name and its value.')
    this.#at += 1
  }

  #failInside(open: Open | undefined, sign: string | undefined): never {
    if (open === undefined) return this.#fail('A value is missing here.')
    const [what, end] = open.sign === '{' ? ['object', '}'] : ['list', ']']
    if (sign === undefined) {
      const line = this.#text.slice(0, open.offset).split('\n').length
      this.#fail(
        `The text ends inside the ${what} that begins in line ${line}: its “${end}” is missing.`,
      )
    }
    if (sign === '}' || sign === ']') {
      this.#fail(`“${sign}” does not fit here: the ${what} that is open ends with “${end}”.`)
    }
    if (sign === ':') this.#fail(`A colon does not fit here: “,” or “${end}” is expected.`)
    if (sign === '/' || sign === '#') this.#fail('JSON has no comments: remove this.')
    return this.#fail(`A comma is missing before this (or a “${end}” that ends the ${what}).`)
  }

  #string(): void {
    const start = this.#at
    this.#at += 1
    for (;;) {
      this.#take(plainText)
      const sign = this.#text[this.#at]
      if (sign === '"') {
        this.#at += 1
        return
      }
      if (sign === undefined) this.#fail('The closing double quote of this text is missing.', start)
      if (sign === '\n' || sign === '\r') {
        this.#fail('A text cannot go over the end of a line: close its quote, or write \\n.')
      }
      if (sign !== '\\')
        this.#fail('A text cannot hold this control character: write it as \\t or \\u….')
      if (this.#take(goodEscape) === null) {
        this.#fail('This backslash begins no known escape: for a backslash itself write \\\\.')
      }
    }
  }

  #number(): void {
    const start = this.#at
    const whole = this.#take(word) ?? ''
    this.#at = start
    const good = this.#take(goodNumber)
    if (good === null) this.#fail('A number needs digits after the minus sign.')
    if (good.length === whole.length) return
    if (/^-?0[0-9]/.test(whole))
      this.#fail('A number cannot begin with 0: remove it, or write a text.', start)
    this.#fail(`“${whole.slice(0, 40)}” is no number: write it as text, in double quotes.`, start)
  }

  #word(sign: string | undefined): void {
    const start = this.#at
    const found = this.#take(word)
    if (found === 'true' || found === 'false' || found === 'null') return
    const instead = found === null ? undefined : foreignWords.get(found)
    if (instead !== undefined) this.#fail(`“${found}” is not JSON: write ${instead}.`, start)
    if (found !== null) {
      this.#fail(`“${found.slice(0, 40)}” is no JSON value: write texts in double quotes.`, start)
    }
    this.#failSign(sign)
  }

  #failSign(sign: string | undefined): never {
    if (sign === undefined) return this.#failInside(this.#open.at(-1), sign)
    if (sign === "'" || sign === '“' || sign === '‘' || sign === '`') {
      this.#fail('Texts stand in plain double quotes ("…") in JSON.')
    }
    if (sign === '<') this.#fail('This looks like HTML or XML, not JSON.')
    if (sign === '/' || sign === '#') this.#fail('JSON has no comments: remove this.')
    return this.#fail(`A value is expected here, not “${sign}”.`)
  }
}
