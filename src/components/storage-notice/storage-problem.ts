import type { StorageState } from '@/storage/storage-state'

/** What is wrong with the storage, in words, and what can be done about it. */
export interface StorageProblem {
  readonly title: string
  readonly text: string
  readonly action: 'retry' | 'reload'
}

const keptHere = 'You can go on working: everything is kept until this tab is closed.'

/** What is wrong with the storage; null when it works. */
export function storageProblem(state: StorageState): StorageProblem | null {
  switch (state.kind) {
    case 'stored':
      return null
    case 'unavailable':
      return {
        title: 'This browser stores nothing',
        text: `It is perhaps a private window, or storage is switched off for this page (${state.reason}). ${keptHere}`,
        action: 'retry',
      }
    case 'full':
      return {
        title: 'The storage of this browser is full',
        text: `Delete what is not needed, here or of other pages. ${keptHere}`,
        action: 'retry',
      }
    case 'blocked':
      return {
        title: 'Another tab holds the storage',
        text: `Close other tabs with this page: one of them is still at work, or is of an older version. ${keptHere}`,
        action: 'retry',
      }
    case 'outdated':
      return {
        title: 'A newer version of this page is open in another tab',
        text: `It has changed the storage, so this tab has to be loaded anew to use it. ${keptHere} Save a backup first if there are changes in it.`,
        action: 'reload',
      }
  }
}
