import { readFileSync } from 'node:fs'

interface Released {
  readonly format: number
  readonly link: string
  readonly content: { readonly kind: string; readonly name?: string }
}

const released: readonly Released[] = JSON.parse(
  readFileSync(new URL('../unit/formats/share-link/released-links.json', import.meta.url), 'utf8'),
)

/** A link of a kind in a format, as it was released: the first, or the one of a name. */
export function linkOf(kind: string, format: number, name?: string): string {
  const found = released.find(
    ({ content, ...one }) =>
      content.kind === kind &&
      one.format === format &&
      (name === undefined || content.name === name),
  )
  if (found === undefined) throw new Error(`no released link of a ${kind} in format ${format}`)
  return found.link
}
