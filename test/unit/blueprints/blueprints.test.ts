import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compatOf, MISP_VERSIONS } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import { findNodeModule } from '@/engine/modules/registry'
import { nodeRules } from '@/engine/modules/node-rules'
import type { PhpValue } from '@/engine/php/value'
import { runWorkflow } from '@/engine/run/run-workflow'
import { writeMermaid } from '@/formats/mermaid'
import type { BlueprintDocument, WorkflowDocument } from '@/formats/workflow-json/documents'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeNode } from '@/formats/workflow-json/write-node'

const state = emptyState(0)
const lookup = { compat: compatOf('2.5.19'), state }
const files = readdirSync('blueprints').filter((file) => file.endsWith('.json'))

function readBlueprint(file: string): BlueprintDocument {
  const { isKnown } = nodeRules(lookup)
  const text = readFileSync(`blueprints/${file}`, 'utf8')
  const { blueprints, problems } = readWorkflowFile(text, { isKnownModule: isKnown })
  expect(problems, file).toEqual([])
  const [blueprint] = blueprints
  if (blueprint === undefined) throw new Error(`${file} holds no blueprint`)
  return blueprint
}

/** The blueprint behind a trigger that is connected to its first node. */
function behindTrigger(blueprint: BlueprintDocument, triggerId: string): WorkflowDocument {
  const [first] = blueprint.nodes
  const trigger = {
    id: 1,
    data: { id: triggerId, module_type: 'trigger', misp_core_format: true },
    outputs: { output_1: { connections: [{ node: first?.key ?? '', output: 'input_1' }] } },
  }
  const nodes = blueprint.nodes.map((node) => [node.key, writeNode(node)] as const)
  const data = Object.fromEntries([['1', trigger] as const, ...nodes])
  const { workflows, problems } = readWorkflowFile(JSON.stringify({ Workflow: { id: '1', data } }))
  expect(problems).toEqual([])
  const [workflow] = workflows
  if (workflow === undefined) throw new Error('the workflow can be read')
  return workflow
}

it('there are blueprints', () => {
  expect(files.length).toBeGreaterThan(0)
})

describe.each(files)('blueprint %s', (file) => {
  const blueprint = readBlueprint(file)

  it('has a name, a uuid, and says behind which trigger it belongs', () => {
    expect(blueprint.name).not.toBe('')
    expect(blueprint.uuid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(blueprint.description).toMatch(/^\[[a-z-]+\]\n/)
  })

  it('carries the Mermaid text that MISP would make of it', () => {
    const icon = (node: (typeof blueprint.nodes)[number]): string => {
      const module = findNodeModule(lookup, node.moduleType, node.moduleId)
      return `fas:fa-${module?.declaration.icon ?? ''}`
    }
    expect(blueprint.raw).toMatchObject({ mermaid: writeMermaid(blueprint, icon) })
  })
})

describe('block on PAP:RED or tlp:red', () => {
  const workflow = behindTrigger(
    readBlueprint('block-on-pap-red-or-tlp-red.json'),
    'enrichment-before-query',
  )

  function outcome(data: PhpValue, version: (typeof MISP_VERSIONS)[number]): string {
    return runWorkflow({ workflow, data, state, version }).outcome
  }

  function event(eventTags: readonly string[], attributeTags: readonly string[]): PhpValue {
    const tags = (names: readonly string[]): PhpValue =>
      names.map((name, index) => ({ id: String(index + 1), name }))
    const attribute = { id: '1', type: 'domain', value: 'example.com', Tag: tags(attributeTags) }
    return { Event: { id: '1', Tag: tags(eventTags), Attribute: [attribute] } }
  }

  it.each(MISP_VERSIONS)('stops where an attribute carries one of them (%s)', (version) => {
    expect(outcome(event([], ['PAP:RED']), version)).toBe('blocked')
    expect(outcome(event([], ['x', 'tlp:red']), version)).toBe('blocked')
    expect(outcome(event(['tlp:red'], []), version)).toBe('blocked')
  })

  it.each(MISP_VERSIONS)('lets everything else pass (%s)', (version) => {
    expect(outcome(event([], []), version)).toBe('success')
    expect(outcome(event(['PAP:AMBER'], ['tlp:amber']), version)).toBe('success')
  })
})
