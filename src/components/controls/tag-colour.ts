/** The colours of a tag: text and background have a contrast of at least 4.5. */
export interface TagColours {
  readonly background: string
  readonly text: 'black' | 'white'
}

/**
 * The colours of a tag, from the colour an instance gave it.
 *
 * @returns undefined for what is no hexadecimal colour
 */
export function tagColours(colour: string | undefined): TagColours | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour ?? '')?.[1]
  if (digits === undefined) return undefined
  const full = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits
  // Black on a colour has the contrast (L + 0.05) / 0.05, white 1.05 / (L + 0.05): they are equal at L = 0.179.
  return { background: `#${full}`, text: luminance(full) > 0.179 ? 'black' : 'white' }
}

/** Relative luminance as WCAG defines it. */
function luminance(digits: string): number {
  const channel = (start: number): number => {
    const share = Number.parseInt(digits.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}
