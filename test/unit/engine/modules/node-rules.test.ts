import { describe, expect, it } from 'vitest'
import { compatOf } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import { nodeRules } from '@/engine/modules/node-rules'
import { buildGraph } from '../graph/build-graph'

const state = emptyState(0)
const rules = nodeRules({ compat: compatOf('2.5.19'), state })
const old = nodeRules({ compat: compatOf('2.5.1'), state })

function node(type: string, module: string) {
  const [built] = buildGraph([{ id: 1, type, module }]).nodes
  if (built === undefined) throw new Error('one node was built')
  return built
}

describe('nodeRules', () => {
  it('know the modules of their MISP version, by type and id', () => {
    expect(rules.isKnown('logic', 'filter-tag')).toBe(true)
    expect(old.isKnown('logic', 'filter-tag')).toBe(false)
    expect(rules.isKnown('action', 'filter-tag')).toBe(false)
    expect(rules.isKnown('trigger', 'event-publish')).toBe(true)
    expect(rules.isKnown('trigger', 'adhoc_7')).toBe(true)
    expect(rules.isKnown('', 'event-publish')).toBe(false)
  })

  it('know which modules stop a walk', () => {
    expect(rules.isBlocking(node('a', 'stop-execution'))).toBe(true)
    expect(rules.isBlocking(node('t', 'event-publish'))).toBe(true)
    expect(rules.isBlocking(node('t', 'event-after-save'))).toBe(false)
    expect(rules.isBlocking(node('a', 'nosuch'))).toBe(false)
  })

  it('know which modules switch filters on', () => {
    expect(rules.isFilter(node('l', 'generic-filter-data'))).toBe(true)
    expect(rules.isFilter(node('l', 'filter-tag'))).toBe(true)
    expect(old.isFilter(node('l', 'filter-tag'))).toBe(false)
    expect(rules.isFilter(node('l', 'generic-filter-reset'))).toBe(false)
    expect(rules.isFilter(node('t', 'event-publish'))).toBe(false)
  })
})
