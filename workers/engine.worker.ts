import { expose } from 'comlink'
import { EngineService } from './engine/engine-service'

expose(new EngineService())
