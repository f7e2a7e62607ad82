import type { ProxyMarked } from 'comlink'
import { startWorker } from './start-worker'
import type { Connection } from './worker-queue'

/** A service of a worker as the page sees it: every method answers later, also those of services inside of it. */
export type RemoteService<Service> = {
  [Name in keyof Service]: Service[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : RemoteService<Service[Name]>
}

/** The same as Comlink's types want it: a service inside of a service is reached through it, not sent as a value. */
export type WrappedService<Remote> = {
  [Name in keyof Remote]: Remote[Name] extends (...args: never[]) => unknown
    ? Remote[Name]
    : Remote[Name] & ProxyMarked
}

/**
 * Starts a worker that offers a service.
 *
 * @param address of the worker's script, from an import with `?worker&url`
 * @param wrap makes the worker's service callable
 */
export function connectWorker<Remote>(
  address: string,
  name: string,
  wrap: (worker: Worker) => Remote,
): Connection<Remote> {
  const worker = startWorker(address, name)
  const broken = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      resolve(event.message || 'The engine could not be started. Reload the page to try again.')
    })
    worker.addEventListener('messageerror', () => {
      resolve('The engine sent something that could not be read.')
    })
  })
  return { remote: wrap(worker), terminate: () => worker.terminate(), broken }
}
