import type { StoredWorkflow } from '@/engine/effects/state.ts'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file.ts'

/** event-publish → a label filter → a message that stops. */
export function filterWorkflow(): StoredWorkflow {
  const node = (id: number, type: string, module: string, parameters: object, target?: number) => ({
    id,
    name: module,
    data: { id: module, module_type: type, indexed_params: parameters, saved_filters: {} },
    inputs: {},
    outputs:
      target === undefined
        ? {}
        : { output_1: { connections: [{ node: String(target), output: 'input_1' }] } },
    pos_x: 0,
    pos_y: 0,
  })
  const graph = {
    1: node(1, 'trigger', 'event-publish', {}, 2),
    2: node(
      2,
      'logic',
      'generic-filter-data',
      {
        'filtering-label': 'A',
        selector: 'Event._AttributeFlattened.{n}',
        value: 'ip-dst',
        operator: 'equals',
        hash_path: 'type',
      },
      3,
    ),
    3: node(3, 'action', 'stop-execution', { message: 'enough' }),
  }
  const [workflow] = readWorkflowFile(
    JSON.stringify({ Workflow: { id: '1', data: graph } }),
  ).workflows
  if (workflow === undefined) throw new Error('The workflow of this test can not be read.')
  return workflow
}
