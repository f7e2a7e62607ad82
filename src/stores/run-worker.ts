import { wrap } from 'comlink'
import runWorker from '../../workers/run.worker?worker&url'
import { connectWorker } from './connect-worker'
import { RunClient, type RemoteRuns } from './run-client'

/** A client with a worker of its own, started with the first call. */
export function createRunClient(): RunClient {
  return new RunClient(() => connectWorker(runWorker, 'run', (worker) => wrap<RemoteRuns>(worker)))
}
