import { escapeText } from './text'

type Attributes = Readonly<Record<string, string | number>>

/**
 * An SVG element as text. Values of attributes are escaped; the content is taken as it is, so it has to be elements or
 * escaped text.
 */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escapeText(value)}"`,
    )
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/** An SVG element that shows a text, whatever is in it. */
export function textElement(attributes: Attributes, text: string): string {
  return element('text', attributes, escapeText(text))
}

/** A number with two decimals at most. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
