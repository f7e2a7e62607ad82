/** Where an exercise is on this page. */
export function exerciseAddress(pack: string, exercise: string): string {
  return `/exercises/${encodeURIComponent(pack)}/${encodeURIComponent(exercise)}`
}
