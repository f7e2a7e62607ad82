/**
 * What fits a text being typed: all that contains it, in upper or lower case. First what starts with it as typed, then
 * what starts with it in another case, then in the given order.
 */
export function fitting<Offer>(
  offers: readonly Offer[],
  typed: string,
  nameOf: (offer: Offer) => string,
): Offer[] {
  const wanted = typed.trim()
  return offers
    .map((offer) => ({ offer, rank: rankOf(nameOf(offer), wanted) }))
    .filter(({ rank }) => rank < NO_FIT)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ offer }) => offer)
}

const NO_FIT = 3

function rankOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0
  const at = name.toLowerCase().indexOf(wanted.toLowerCase())
  if (at === -1) return NO_FIT
  return at === 0 ? 1 : 2
}
