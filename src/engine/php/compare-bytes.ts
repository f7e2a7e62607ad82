/**
 * Two texts by their UTF-8 bytes, as PHP compares them. JavaScript compares UTF-16 units, which puts characters beyond
 * U+FFFF (surrogates) before those from U+E000 on.
 */
export function compareBytes(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left !== right) return byteOrder(left) < byteOrder(right) ? -1 : 1
  }
  return a.length < b.length ? -1 : 1
}

/** A UTF-16 unit's place among first differing units: surrogates come last. */
function byteOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
