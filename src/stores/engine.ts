import { wrap } from 'comlink'
import engineWorker from '../../workers/engine.worker?worker&url'
import { EngineClient, type RemoteEngine } from './engine-client'
import { startWorker } from './start-worker'
import type { Connection } from './worker-queue'

/** Starts an engine worker. */
function connect(): Connection<RemoteEngine> {
  const worker = startWorker(engineWorker, 'engine')
  const broken = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      resolve(event.message || 'The engine could not be started. Reload the page to try again.')
    })
    worker.addEventListener('messageerror', () => {
      resolve('The engine sent something that could not be read.')
    })
  })
  return { remote: wrap<RemoteEngine>(worker), terminate: () => worker.terminate(), broken }
}

/** A client with a worker of its own, started with the first call. */
export function createEngineClient(): EngineClient {
  return new EngineClient(connect)
}
