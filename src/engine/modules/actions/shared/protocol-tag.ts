import type { Substitution } from './replace-tags.ts'

/** Blank characters as PHP's regular expressions know them. */
const SEPARATORS = '[:\\-= \\t\\n\\v\\f\\r]{1,2}'

/**
 * Recognises spelling variants of a protocol's tags (`TLP:RED`, `tlp-amber`, `tlp="white"`).
 *
 * MISP also looks for the protocol's name written out, but then accepts its short name alone. As the predicates are tried
 * in their order, `amber+strict` is only ever recognised as `amber`.
 *
 * @param protocol the short name: a variant has it as a whole word in front of the separators
 * @param spell gives the tag for a predicate in lower case
 */
export function protocolTag(
  protocol: { readonly short: string; readonly long: string },
  predicates: readonly string[],
  spell: (predicate: string) => string,
): Substitution {
  const names = `\\w*${protocol.short}\\w*|${protocol.long.replaceAll(' ', '\\s?')}`
  const alternatives = predicates.map((predicate) => predicate.replace('+', '\\+')).join('|')
  const variant = new RegExp(`(${names})${SEPARATORS}"?(${alternatives})"?`, 'i')
  return (tag) => {
    const [, name, predicate] = variant.exec(tag) ?? []
    if (name?.toLowerCase() !== protocol.short || predicate === undefined) return undefined
    return spell(predicate.toLowerCase())
  }
}
