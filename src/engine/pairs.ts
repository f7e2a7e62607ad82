/** The items of two lists that stand at the same place, up to the end of the shorter one. */
export function pairs<A, B>(left: readonly A[], right: readonly B[]): (readonly [A, B])[] {
  return left.flatMap((item, index) => {
    const other = right[index]
    return other === undefined ? [] : [[item, other] as const]
  })
}
