import { toInteger } from '../../php/integer.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'concurrent-task',
  type: 'logic',
  name: 'Concurrent Task',
  version: '0.1',
  description:
    'Splits the run: each node connected to its output starts as its own background job; the walk ends here.',
  icon: 'random',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: true,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [],
}

/** Splits the run: each node connected to its output starts as its own background job; the walk ends here. */
export const concurrentTask: NodeModule = {
  declaration,
  run: (context) => {
    const { __node_id_to_exec: target, ...data } = context.data()
    context.store(data)
    context.session.jobs.push({
      kind: 'branch',
      workflowId: context.workflowId,
      startNode: toInteger(target ?? null),
      data,
      parent: context.session.currentExecution,
    })
    return true
  },
}
