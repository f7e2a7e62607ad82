import { expose } from 'comlink'
import { RunService } from './run/run-service'

expose(new RunService())
