import { pushToZmq } from '../../effects/outbox.ts'
import { extract } from '../../hash-path/index.ts'
import { isEmpty } from '../../php/empty.ts'
import { WORKFLOW_TOPIC } from './shared/workflow-topic.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { extractionPath } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'push-zmq',
  type: 'action',
  name: 'Push to ZMQ',
  version: '0.2',
  description: 'Publishes the roaming data (or a part of it) on the ZeroMQ workflow topic.',
  icon: 'bolt',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [extractionPath],
}

/** Publishes the roaming data (or a part of it) on the ZeroMQ workflow topic. */
export const pushZmq: NodeModule = {
  declaration,
  run: (context) => {
    const path = context.parameter('data_extraction_path')
    const data = context.data()
    pushToZmq(context.session, WORKFLOW_TOPIC, isEmpty(path) ? data : extract(data, path))
    return true
  },
}
