import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compatOf, MISP_VERSIONS } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import type { GraphNode } from '@/engine/graph/model'
import { saveErrors } from '@/engine/graph/save-errors'
import { findNodeModule, findTriggerModule } from '@/engine/modules/registry'
import { nodeRules } from '@/engine/modules/node-rules'
import { attributesOf } from '@/engine/event/stored-events'
import { isPhpMap } from '@/engine/php/array'
import { getOffset } from '@/engine/php/offsets'
import { validateAttribute } from '@/engine/effects/validate-attribute'
import { writeMermaid } from '@/formats/mermaid'
import { putBehindTrigger } from '@/formats/workflow-json/behind-trigger'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { blueprintIndex } from '../../../blueprints'
import { readBlueprint, readSample } from './try-blueprint'

const lookup = { compat: compatOf('2.5.19'), state: emptyState(0) }

function jsonFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''))
    .toSorted()
}

describe('the index', () => {
  it('names every file of the folder once', () => {
    expect(blueprintIndex.map(({ id }) => id).toSorted()).toEqual(jsonFiles('blueprints'))
  })

  it('uses every sample beside them', () => {
    const used = blueprintIndex.map(({ sample }) => sample)
    for (const sample of jsonFiles('blueprints/samples')) expect(used).toContain(sample)
  })

  it('has a uuid and an id for each, and none twice', () => {
    const blueprints = blueprintIndex.map(({ id }) => readBlueprint(id))
    for (const key of ['id', 'uuid', 'name'] as const) {
      expect(new Set(blueprints.map((blueprint) => blueprint[key])).size).toBe(blueprints.length)
    }
  })
})

describe.each(blueprintIndex)('blueprint $id', ({ id, name, trigger, sample, sentence }) => {
  const blueprint = readBlueprint(id)

  it('is read without complaint in the measured versions', () => {
    for (const version of MISP_VERSIONS) {
      const { isKnown } = nodeRules({ ...lookup, compat: compatOf(version) })
      const text = readFileSync(`blueprints/${id}.json`, 'utf8')
      expect(readWorkflowFile(text, { isKnownModule: isKnown }).problems).toEqual([])
    }
  })

  it('is what the index says', () => {
    expect(blueprint.name).toBe(name)
    expect(blueprint.uuid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(blueprint.description.startsWith(`[${trigger}]\n`)).toBe(true)
    expect(sentence).toMatch(/^[A-Z0-9].*\.$/i)
  })

  it('can be saved by MISP behind its trigger', () => {
    const module = findTriggerModule(lookup, trigger)
    if (module === undefined) throw new Error(`no trigger ${trigger}`)
    const { graph, entries, dropped } = putBehindTrigger(blueprint.nodes, module.declaration)
    expect(saveErrors(graph)).toEqual([])
    expect(entries).toHaveLength(1)
    expect(dropped).toBe(0)
  })

  it('carries the Mermaid text that MISP would make of it', () => {
    const icon = (node: GraphNode): string => {
      const found = findNodeModule(lookup, node.moduleType, node.moduleId)
      return `fas:fa-${found?.declaration.icon ?? ''}`
    }
    expect(blueprint.raw).toMatchObject({ mermaid: writeMermaid(blueprint, icon) })
  })

  it('has a sample event that MISP would accept', () => {
    const event = getOffset(readSample(sample), 'Event')
    const attributes = attributesOf(isPhpMap(event) ? event : {}).filter(isPhpMap)
    expect(attributes.length).toBeGreaterThan(0)
    for (const attribute of attributes) {
      expect(validateAttribute(lookup.state, attribute, String(attribute['id']))).toEqual({})
    }
  })
})
