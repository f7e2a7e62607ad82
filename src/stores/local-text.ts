/**
 * Small texts kept by the browser (a choice, a draft). Storage may be blocked or full: then the page works on without
 * its memory, so nothing here throws.
 */
type GetStorage = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The stored text, or null when there is none or storage is blocked. */
export function readText(storage: GetStorage, key: string): string | null {
  try {
    return storage().getItem(key)
  } catch {
    return null
  }
}

/** Stores a text (null removes it) and says whether the browser took it. */
export function writeText(storage: GetStorage, key: string, text: string | null): boolean {
  try {
    if (text === null) storage().removeItem(key)
    else storage().setItem(key, text)
    return true
  } catch {
    return false
  }
}
