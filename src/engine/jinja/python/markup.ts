import { concatenate, characters, cut, size } from './text.ts'
import { quote, str } from './repr.ts'
import { indexOf } from './sequences.ts'
import { PyObject, type Cursor, type Value } from './value.ts'

/** A text that is safe HTML: a str whose operations escape what is put into it. */
export class Markup extends PyObject {
  readonly typeName = 'Markup'
  readonly value: string

  constructor(value: string) {
    super()
    this.value = value
  }

  repr(): string {
    return `Markup(${quote(this.value)})`
  }

  override text(): string {
    return this.value
  }

  override length(): number {
    return size(this.value)
  }

  override cursor(): Cursor {
    return characters(this.value).values()
  }

  override item(key: Value): Value | undefined {
    const index = indexOf(key, size(this.value))
    return index === undefined ? undefined : new Markup(cut(this.value, index, index + 1))
  }
}

/** Tells whether a value is a str, Markup included. */
export function isText(value: Value): value is string | Markup {
  return typeof value === 'string' || value instanceof Markup
}

/** The characters of a str (Markup or not); undefined for other values. */
export function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value
  return value instanceof Markup ? value.value : undefined
}

/** `markupsafe.escape(x)`: Markup stays as it is. */
export function escapeHtml(value: Value): string {
  if (value instanceof Markup) return value.value
  const escaped = str(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", '&#39;')
    .replaceAll('"', '&#34;')
  return concatenate([escaped])
}

/** A str for a filter to work on: Markup stays Markup, other values become their `str`. */
export function softText(value: Value): string | Markup {
  return isText(value) ? value : str(value)
}

/** Gives a text the kind of the value it was made from. */
export function likeOriginal(original: Value, text: string): string | Markup {
  return original instanceof Markup ? new Markup(text) : text
}
