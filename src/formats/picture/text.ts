/** Characters that XML forbids or that change how the rest of a line is shown: controls, and marks of direction. */
const UNSAFE = /[\0-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it may stand in an element or an attribute of XML, whatever it holds. */
export function escapeText(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '')
}

/**
 * Cuts a text so that it fits into a width. Nothing is measured, as there may be no page: the widths of letters are
 * those of usual screen fonts, rather too wide than too narrow.
 *
 * @param size of the letters, in the units of the width
 */
export function fitText(text: string, width: number, size: number): string {
  const letters = [...oneLine(text).slice(0, MOST_LETTERS)]
  let used = 0
  const fitting = letters.findIndex((letter, index) => {
    used += widthOf(letter) * size
    const isLast = index === letters.length - 1
    return used + (isLast ? 0 : size) > width
  })
  return fitting < 0 ? letters.join('') : `${letters.slice(0, fitting).join('').trimEnd()}…`
}

const MOST_LETTERS = 500

/**
 * Breaks a text into lines of a width. Line breaks stay; words that are too long are cut.
 *
 * @param most lines; where the text has more, the last one ends in dots
 */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  const lines = text
    .slice(0, MOST_LETTERS * 4)
    .split(/\r?\n/)
    .flatMap((line) => wrapLine(line, width, size))
  if (lines.length <= most) return lines
  const last = lines[most - 1] ?? ''
  return [...lines.slice(0, most - 1), `${last} …`]
}

function wrapLine(line: string, width: number, size: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of oneLine(line).split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current !== '' && lengthOf(longer) * size > width) {
      lines.push(current)
      current = fitText(word, width, size)
    } else current = current === '' ? fitText(word, width, size) : longer
  }
  return [...lines, current]
}

function lengthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + widthOf(letter), 0)
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').replace(UNSAFE, '').trim()
}

/** In parts of the size of the letters. */
function widthOf(letter: string): number {
  if (/[.,:;'|!ijlI ]/.test(letter)) return 0.32
  if (/[mwMW@%]/.test(letter)) return 0.9
  if (/[A-Z]/.test(letter)) return 0.7
  return (letter.codePointAt(0) ?? 0) >= FIRST_WIDE ? 1.05 : 0.58
}

/** From here on most letters are as wide as high. */
const FIRST_WIDE = 0x1100
