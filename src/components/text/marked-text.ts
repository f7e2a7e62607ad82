/** A piece of a paragraph: plain text, or code. */
export interface TextPiece {
  readonly isCode: boolean
  readonly text: string
}

/** Splits a paragraph at its backticks. A backtick without a partner is a character as any other. */
export function piecesOf(paragraph: string): readonly TextPiece[] {
  const parts = paragraph.split('`')
  const isOpen = parts.length % 2 === 0
  const closed = isOpen ? [...parts.slice(0, -2), parts.slice(-2).join('`')] : parts
  return closed
    .map((text, index) => ({ isCode: index % 2 === 1, text }))
    .filter(({ text }) => text !== '')
}
