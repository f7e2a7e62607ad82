import type { EffectContext } from './context.ts'

/** Writes a file on MISP's disk, by its path below MISP's folder; null deletes it. */
export function writeFile(context: EffectContext, path: string, text: string | null): void {
  context.record({ kind: 'write-file', path, text })
  const others = Object.entries(context.state.files).filter(([other]) => other !== path)
  const files = Object.fromEntries(text === null ? others : [...others, [path, text]])
  context.update({ ...context.state, files })
}
