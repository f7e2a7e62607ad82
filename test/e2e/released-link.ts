import { readFileSync } from 'node:fs'

interface Released {
  readonly format: number
  readonly link: string
  readonly content: { readonly kind: string }
}

const released: readonly Released[] = JSON.parse(
  readFileSync(new URL('../unit/formats/share-link/released-links.json', import.meta.url), 'utf8'),
)

/** A link of a kind in a format, as it was released. */
export function linkOf(kind: string, format: number): string {
  const found = released.find((one) => one.content.kind === kind && one.format === format)
  if (found === undefined) throw new Error(`no released link of a ${kind} in format ${format}`)
  return found.link
}
