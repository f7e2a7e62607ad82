import { wrap } from 'comlink'
import engineWorker from '../../workers/engine.worker?worker&url'
import { connectWorker, type WrappedService } from './connect-worker'
import { EngineClient, type RemoteEngine } from './engine-client'

/** A client with a worker of its own, started with the first call. */
export function createEngineClient(): EngineClient {
  return new EngineClient(() =>
    connectWorker(engineWorker, 'engine', (worker) => wrap<WrappedService<RemoteEngine>>(worker)),
  )
}
