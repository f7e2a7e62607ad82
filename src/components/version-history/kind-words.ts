import type { ChangeKind } from './difference-words'

/** How each kind of change is named and marked: a word and a sign, as colour alone does not reach everybody. */
export const kindWords: Readonly<
  Record<ChangeKind, { readonly name: string; readonly sign: string }>
> = {
  added: { name: 'Added', sign: '+' },
  removed: { name: 'Removed', sign: '−' },
  changed: { name: 'Changed', sign: '~' },
  moved: { name: 'Moved', sign: '↔' },
}
