import { describe, expect, it } from 'vitest'
import { addBehind, addNode } from '@/engine/graph/edit/add-node'
import { switchNodes } from '@/engine/graph/edit/node-marks'
import { setNodeFilter, setParameter } from '@/engine/graph/edit/node-settings'
import { findProblems } from '@/engine/graph/problems/find-problems'
import { findNode, type WorkflowGraph } from '@/engine/graph/model'
import { buildGraph } from '../build-graph'
import { EMPTY, request, sampleGraph, wires } from '../edit/sample-graph'
import { mended, problemOf, problemsOf, setting } from './find'

function behind(trigger: string, module: string): WorkflowGraph {
  const start = addNode(EMPTY, request(trigger)).graph
  return addBehind(start, { source: '1', output: 'output_1' }, request(module)).graph
}

describe('modules', () => {
  it('that are not known are errors; their parameters are kept', () => {
    const graph = buildGraph([
      { id: 1, type: 't', module: 'event-publish', to: [[2]] },
      { id: 2, type: 'l', module: 'no-such', parameters: { a: '1' }, to: [[3]] },
      { id: 3, module: 'nor-this' },
    ])
    const problems = problemsOf(graph, 'unknown-module')
    expect(problems.map(({ nodes }) => nodes)).toEqual([['2'], ['3']])
    expect(problems[0]?.text).toContain('second output')
    expect(problems[1]?.text).toContain('failed')
    expect(wires(problems[0]?.fixes[0]?.edit(graph) ?? graph)).toEqual(['1.output_1>3.input_1'])
  })

  it('of a trigger cannot just be removed', () => {
    const graph = buildGraph([{ id: 1, type: 't', module: 'no-such' }])
    expect(problemOf(graph, 'unknown-module')).toMatchObject({ fixes: [] })
  })

  it('that came with a later version are not known in an earlier one', () => {
    const graph = behind('event-publish', 'filter-tag')
    expect(problemsOf(graph, 'unknown-module')).toEqual([])
    expect(problemsOf(graph, 'unknown-module', { version: '2.5.1' })).toHaveLength(1)
  })

  it('have the remarks of MISP’s editor', () => {
    const misp = {
      disabledModules: ['webhook'],
      settings: { 'Security.rest_client_enable_arbitrary_urls': false },
    }
    const texts = problemsOf(behind('event-publish', 'webhook'), 'notification', { misp })
    expect(texts.map(({ severity }) => severity)).toEqual(['error', 'error'])
    const blocks = problemsOf(behind('event-after-save', 'stop-execution'), 'notification')
    expect(blocks[0]?.text).toContain('Blocking module might not work as intended')
    const format = problemsOf(behind('user-after-save', 'tag_operation'), 'notification')
    expect(format[0]?.text).toContain('Potential data format issue')
  })
})

describe('parameters', () => {
  it('that are missing are told', () => {
    const graph = behind('event-publish', 'webhook')
    expect(problemOf(graph, 'parameter')).toMatchObject({
      severity: 'error',
      nodes: ['2'],
      parameter: 'url',
    })
    expect(problemsOf(setParameter(graph, '2', 'url', 'https://x'), 'parameter')).toEqual([])
  })

  it('are mended where a value is known', () => {
    const graph = setParameter(behind('event-publish', 'stop-execution'), '2', 'message', 7)
    const fixed = mended(graph, 'parameter')
    expect(findNode(fixed, '2')?.parameters).toMatchObject({ message: '7' })
  })

  it('that the module does not know have no effect', () => {
    const graph = setParameter(behind('event-publish', 'stop-execution'), '2', 'colour', 'red')
    expect(problemOf(graph, 'unknown-parameter').text).toContain('“colour”')
    expect(problemsOf(mended(graph, 'unknown-parameter'), 'unknown-parameter')).toEqual([])
  })
})

describe('a node that is switched off', () => {
  const off = (graph: WorkflowGraph) => switchNodes(graph, ['2'], false)

  it.each([
    ['event-publish', 'webhook', 'the run goes on behind it'],
    ['event-after-save', 'webhook', 'skips what is behind it'],
    ['event-publish', 'stop-execution', 'stops the run'],
    ['event-publish', 'tag-if', 'second output'],
    ['event-publish', 'filter-tag', 'ends there'],
    ['event-publish', 'generic-filter-reset', 'passes it'],
    ['event-publish', 'concurrent-task', 'drops its branches'],
  ])('behind %s as %s: %s', (trigger, module, text) => {
    expect(problemOf(off(behind(trigger, module)), 'switched-off').text).toContain(text)
  })

  it('counts as failed while nobody knows the trigger', () => {
    const { graph } = addNode(EMPTY, request('webhook'))
    const text = problemOf(switchNodes(graph, ['1'], false), 'switched-off').text
    expect(text).toContain('It counts as failed. MISP')
  })

  it('is passed as a filter in the version that always passes them', () => {
    const graph = off(behind('event-publish', 'generic-filter-data'))
    expect(problemOf(graph, 'switched-off').text).toContain('ends there')
    expect(problemOf(graph, 'switched-off', { version: '2.5.1' }).text).toContain('passes it')
  })

  it('can be switched on or taken out', () => {
    const graph = switchNodes(sampleGraph(), ['3'], false)
    expect(problemsOf(mended(graph, 'switched-off', 0), 'switched-off')).toEqual([])
    expect(wires(mended(graph, 'switched-off', 1))).toContain('2.output_1>4.input_1')
  })
})

describe('node filters', () => {
  const filter = { selector: 'Event.Tag.{n}', value: '', operator: 'in', path: 'name' }

  it('that are filled in by halves are told', () => {
    const graph = setNodeFilter(behind('event-publish', 'tag_operation'), '2', filter)
    expect(problemOf(graph, 'node-filter').text).toContain('no value')
    expect(problemsOf(mended(graph, 'node-filter'), 'node-filter')).toEqual([])
  })

  it('of modules that use none are told', () => {
    const graph = setNodeFilter(behind('event-publish', 'webhook'), '2', { ...filter, value: 'x' })
    expect(problemOf(graph, 'node-filter').severity).toBe('info')
    expect(problemsOf(mended(graph, 'node-filter'), 'node-filter')).toEqual([])
  })
})

describe('all problems together', () => {
  it('come with the gravest first, each with an id of its own', () => {
    const graph = buildGraph([
      { id: 1, type: 't', module: 'event-publish', to: [[2, 9]] },
      { id: 2, module: 'webhook', parameters: { odd: '1', even: '2' }, to: [[1]] },
      { id: 3, type: 'l', module: 'generic-filter-reset' },
    ])
    const problems = findProblems(graph, setting())
    const order = ['error', 'warning', 'info']
    const severities = problems.map(({ severity }) => order.indexOf(severity))
    expect(severities).toEqual(severities.toSorted())
    expect(new Set(problems.map(({ id }) => id)).size).toBe(problems.length)
    expect(problems.length).toBeGreaterThan(5)
  })

  it('are found anew only at nodes that changed', () => {
    const shared = setting()
    const graph = sampleGraph()
    const before = findProblems(graph, shared)
    const after = findProblems(setParameter(graph, '5', 'message', 'x'), shared)
    const ofWebhook = (list: typeof before) => list.find(({ parameter }) => parameter === 'url')
    expect(ofWebhook(before)).toBeDefined()
    expect(ofWebhook(after)).toBe(ofWebhook(before))
  })

  it('change with the trigger around a node', () => {
    const shared = setting()
    const graph = behind('event-publish', 'stop-execution')
    expect(findProblems(graph, shared).some(({ rule }) => rule === 'notification')).toBe(false)
    const other = { ...behind('event-after-save', 'webhook') }
    const swapped = { ...graph, nodes: [...other.nodes.slice(0, 1), ...graph.nodes.slice(1)] }
    expect(findProblems(swapped, shared).some(({ rule }) => rule === 'notification')).toBe(true)
  })

  it('of a sound workflow are none', () => {
    const graph = setParameter(behind('event-publish', 'stop-execution'), '2', 'message', 'Stop')
    expect(findProblems(graph, setting())).toEqual([])
  })
})
