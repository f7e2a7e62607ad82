/**
 * The names that somebody may have meant: those that differ in case only, or in one or two letters. The closest first.
 */
export function similarTo(name: string, names: Iterable<string>): string[] {
  const wanted = name.toLowerCase()
  const most = Math.min(2, Math.floor(name.length / 3))
  const near: { name: string; distance: number }[] = []
  for (const other of new Set(names)) {
    if (other === name || Math.abs(other.length - name.length) > most) continue
    const distance = distanceOf(wanted, other.toLowerCase())
    if (distance <= most) near.push({ name: other, distance })
  }
  return near.toSorted((a, b) => a.distance - b.distance).map((item) => item.name)
}

/** How many letters have to be changed, added, removed or swapped with their neighbour. */
function distanceOf(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let line = 1; line <= a.length; line++) {
    const next = [line]
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[line - 1] === b[column - 1]
      const isSwapped = a[line - 1] === b[column - 2] && a[line - 2] === b[column - 1]
      next.push(
        Math.min(
          Number(row[column]) + 1,
          Number(next[column - 1]) + 1,
          Number(row[column - 1]) + (isSame ? 0 : 1),
          isSwapped ? Number(before[column - 2]) + 1 : Infinity,
        ),
      )
    }
    before = row
    row = next
  }
  return Number(row[b.length])
}
