/** Opens a database as any page could, without the library. Its tables are made when it is new. */
export function openRaw(
  name: string,
  version?: number,
  upgrade: (database: IDBDatabase) => void = () => undefined,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    request.onupgradeneeded = () => {
      upgrade(request.result)
    }
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = () => {
      reject(request.error ?? new Error('could not be opened'))
    }
  })
}

/** Writes rows as they are, broken ones too. */
export function putRaw(
  database: IDBDatabase,
  table: string,
  rows: readonly unknown[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite')
    for (const row of rows) transaction.objectStore(table).put(row)
    transaction.oncomplete = () => {
      resolve()
    }
    transaction.onerror = () => {
      reject(transaction.error ?? new Error('could not be written'))
    }
  })
}
