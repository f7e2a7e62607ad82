/** How much room the browser gives this page, as far as it says. */
export interface Usage {
  /** Bytes, everything of this origin together. */
  readonly used: number
  readonly quota: number
  /** Whether the browser promised not to clear it by itself when it runs out of room. */
  readonly isPersistent: boolean
}

/** Asks the browser; null when it does not say, as without https. */
export async function readUsage(): Promise<Usage | null> {
  const storage = storageManager()
  if (storage === null) return null
  try {
    const [{ usage = 0, quota = 0 }, isPersistent] = await Promise.all([
      storage.estimate(),
      storage.persisted(),
    ])
    return { used: usage, quota, isPersistent }
  } catch {
    return null
  }
}

/** Asks the browser to keep what is stored until the user clears it; says whether it will. */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await storageManager()?.persist()) ?? false
  } catch {
    return false
  }
}

function storageManager(): StorageManager | null {
  return typeof navigator !== 'undefined' && 'storage' in navigator ? navigator.storage : null
}
