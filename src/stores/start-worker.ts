/**
 * Starts a module worker that obeys the page's content security policy: a worker started from its address would have
 * none (the policy stands in the page, and no server sends it along), one started from a blob inherits it.
 *
 * @param address of the worker's script, from an import with `?worker&url`
 */
export function startWorker(address: string, name: string): Worker {
  const script = new URL(address, document.baseURI).href
  const bootstrap = new Blob([`import ${JSON.stringify(script)}`], { type: 'text/javascript' })
  const url = URL.createObjectURL(bootstrap)
  const worker = new Worker(url, { type: 'module', name })
  // The browser fetches the blob after this turn; it is freed when the worker has answered for the first time.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true })
  return worker
}
