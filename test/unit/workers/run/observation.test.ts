import { describe, expect, it } from 'vitest'
import type { RunObservation } from '../../../../workers/run/protocol'
import { RunService } from '../../../../workers/run/run-service'
import { sample, workflowFile, type NodeSpec } from './sample-files'

const options = { trigger: '', version: '2.5.19', debug: false, asItIs: false, now: 1 } as const
const trigger = { id: 1, module: ['trigger', 'event-publish'], to: [[2]] } as const
const tag = { scope: 'event', action: 'add', locality: 'local', tags: ['seen'] }

function observationOf(nodes: readonly NodeSpec[]): RunObservation {
  const service = new RunService()
  service.loadWorkflows(workflowFile(nodes), '2.5.19')
  service.loadData(sample('phishing'))
  const answer = service.run(options, () => undefined)
  const found = answer.kind === 'done' ? service.observation(answer.summary.id) : null
  if (found === null) throw new Error('nothing was run')
  return found
}

const executed = ({ nodes }: RunObservation) =>
  nodes.flatMap((node) => (node.executed ? [node.key] : []))

describe('what a test looks at', () => {
  it('is the outcome, the nodes, and what was asked for', () => {
    const found = observationOf([
      trigger,
      { id: 2, module: ['action', 'tag_operation'], to: [[3]], parameters: tag },
      { id: 3, module: ['action', 'stop-execution'], parameters: { message: 'No' } },
      { id: 4, module: ['action', 'push-zmq'] },
    ])
    expect(found.outcome).toBe('blocked')
    expect(found.nodes).toMatchObject([
      { key: '2', executed: true, name: '2 · tag_operation (tag_operation)' },
      { key: '3', executed: true },
      { key: '4', executed: false },
    ])
    expect(found.effects).toEqual([expect.stringMatching(/^Attach the local tag seen to event/)])
  })

  it('holds nodes in branches of a concurrent task', () => {
    const found = observationOf([
      trigger,
      { id: 2, module: ['logic', 'concurrent-task'], to: [[3, 4]] },
      { id: 3, module: ['action', 'tag_operation'], parameters: tag },
      { id: 4, module: ['action', 'stop-execution'] },
    ])
    expect(executed(found)).toEqual(['2', '3', '4'])
  })

  it('leaves out nodes that a failed one prevents', () => {
    const found = observationOf([
      { ...trigger, module: ['trigger', 'event-after-save'] },
      { id: 2, module: ['action', 'no-such-module'], to: [[3]] },
      { id: 3, module: ['action', 'tag_operation'], parameters: tag },
    ])
    expect(executed(found)).not.toContain('3')
  })

  it('is gone with the run', () => {
    expect(new RunService().observation(1)).toBeNull()
  })
})
