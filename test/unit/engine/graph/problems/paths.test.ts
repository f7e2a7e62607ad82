import { describe, expect, it } from 'vitest'
import { addBehind, addNode } from '@/engine/graph/edit/add-node'
import { setNodeFilter, setParameter } from '@/engine/graph/edit/node-settings'
import { CORE_FORMAT } from '@/engine/graph/problems/core-format'
import { matchShape } from '@/engine/graph/problems/match-shape'
import { findNode } from '@/engine/graph/model'
import type { PhpMap } from '@/engine/php/value'
import { EMPTY, request } from '../edit/sample-graph'
import { mended, problemOf, problemsOf } from './find'

function workflow(module: string, parameters: PhpMap, trigger = 'event-publish') {
  const start = addNode(EMPTY, request(trigger)).graph
  const { graph } = addBehind(start, { source: '1', output: 'output_1' }, request(module))
  return Object.entries(parameters).reduce(
    (now, [name, value]) => setParameter(now, '2', name, value),
    graph,
  )
}

function mismatch(path: string) {
  const match = matchShape(path, CORE_FORMAT)
  return 'mismatch' in match ? match.mismatch : undefined
}

describe('paths in core format', () => {
  it.each([
    'Event.info',
    'Event.Tag.{n}.name',
    'Event.Tag.0.name',
    'Event._AttributeFlattened.{n}[type=md5].value',
    'Event.Attribute.{n}.Tag.{n}.name',
    'Event.Object.{n}.Attribute.{n}.value',
    'Event._AttributeFlattened.{n}._allTags.{n}.name',
    'Event.Galaxy.{n}.GalaxyCluster.{n}.meta.country.{n}',
    'Event._AttributeFlattened.{n}.enrichment.{n}.{n}.values.0',
    'Event.warnings.12.{n}',
    'Event.{s}',
    'Event.{*}.{n}.value',
    '{s}.info',
    'Event.Orgc.name',
    'Event.RelatedEvent.{n}.Event.info',
    '_module',
    '_somethingATriggerAdds.x',
    '_unfilteredData.Event.info',
    'enabledFilters.A.selector',
    '',
  ])('%s can be there', (path) => {
    expect(mismatch(path)).toBeUndefined()
  })

  it.each([
    ['Attribute.{n}.Tag', 'Event.Attribute.{n}.Tag'],
    ['Event.Atribute.{n}.value', 'Event.Attribute.{n}.value'],
    ['event.info', 'Event.info'],
    ['Event.Tag.name', 'Event.Tag.{n}.name'],
    ['Event.Tag.{n}.nam', 'Event.Tag.{n}.name'],
    ['Event.Tag.{s}', 'Event.Tag.{n}.{s}'],
  ])('%s finds nothing; %s was meant', (path, meant) => {
    expect(mismatch(path)?.meant).toBe(meant)
  })

  it.each([
    'Event.info.text',
    'Event.{n}',
    '{n}.info',
    'Event.Tag.{n}.quite_another_thing',
    'Event.0',
  ])('%s finds nothing', (path) => {
    expect(mismatch(path)?.text).toBeTruthy()
    expect(mismatch(path)?.meant).toBeUndefined()
  })
})

describe('hash paths of nodes', () => {
  const wrong = workflow('generic-if', { hash_path: 'Attribute.{n}.value', value: 'x' })

  it('that cannot match are told, and mended', () => {
    expect(problemOf(wrong, 'hash-path')).toMatchObject({
      severity: 'warning',
      nodes: ['2'],
      parameter: 'hash_path',
    })
    const fixed = mended(wrong, 'hash-path')
    expect(findNode(fixed, '2')?.parameters).toMatchObject({
      hash_path: 'Event.Attribute.{n}.value',
    })
    expect(problemsOf(fixed, 'hash-path')).toEqual([])
  })

  it('are not judged by the core format where data are something else', () => {
    const user = workflow('generic-if', { hash_path: 'email', value: 'x' }, 'user-after-save')
    expect(problemsOf(user, 'hash-path')).toEqual([])
    const enriched = addBehind(wrong, { source: '2', output: 'output_2' }, request('enrich-event'))
    expect(problemsOf(enriched.graph, 'hash-path')).toEqual([])
  })

  it('are told when they are written wrongly, whatever the data', () => {
    const graph = workflow(
      'generic-if',
      { hash_path: 'Event.Tag.[n].name', value: 'x' },
      'user-after-save',
    )
    expect(problemsOf(graph, 'hash-path').length).toBeGreaterThan(0)
  })

  it('behind a selector are judged from its items', () => {
    const filter = { selector: 'Event._AttributeFlattened.{n}', value: 'x' }
    const right = workflow('generic-filter-data', { ...filter, hash_path: 'Tag.{n}.name' })
    expect(problemsOf(right, 'hash-path')).toEqual([])
    const graph = workflow('generic-filter-data', { ...filter, hash_path: 'typ' })
    expect(problemOf(graph, 'hash-path').fixes[0]?.label).toBe('Write type')
    const simple = workflow('generic-filter-data', { selector: 'Event.Tag', hash_path: 'nam' })
    expect(problemOf(simple, 'hash-path').fixes[0]?.label).toBe('Write name')
    const record = workflow('generic-filter-data', { selector: 'Event', hash_path: 'anything' })
    expect(problemsOf(record, 'hash-path')).toEqual([])
  })

  it('that the form does not show are not judged', () => {
    const graph = workflow('generic-if', { hash_path: '', value: 'x' })
    expect(problemsOf(graph, 'hash-path')).toEqual([])
  })
})

describe('paths of node filters', () => {
  const base = workflow('tag_operation', { tags: ['x'] })
  const filter = {
    selector: 'Event._AttributeFlattened.{n}',
    value: 'tlp:white',
    operator: 'in',
    path: 'Tag.{n}.name',
  }

  it('are judged like others', () => {
    expect(problemsOf(setNodeFilter(base, '2', filter), 'hash-path')).toEqual([])
    const wrong = setNodeFilter(base, '2', { ...filter, path: 'Tag.name' })
    expect(problemOf(wrong, 'hash-path').parameter).toBe('saved_filters.path')
    const fixed = mended(wrong, 'hash-path')
    expect(findNode(fixed, '2')?.savedFilters).toEqual(filter)
    const selector = setNodeFilter(base, '2', { ...filter, selector: 'Event.Atribute.{n}' })
    expect(problemOf(selector, 'hash-path').parameter).toBe('saved_filters.selector')
  })

  it('without a selector are about the whole data, as in a blueprint of MISP', () => {
    const graph = setNodeFilter(base, '2', { ...filter, selector: '' })
    expect(problemsOf(graph, 'hash-path')).toEqual([])
    expect(problemsOf(graph, 'node-filter')).toEqual([])
  })
})
