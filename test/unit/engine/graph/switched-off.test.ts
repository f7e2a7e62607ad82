import { describe, expect, it } from 'vitest'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import type { PhpValue } from '@/engine/php/value'
import { buildGraph } from './build-graph'

/** Whether a node is off whose `data` is this. */
function isOff(data: PhpValue): boolean {
  return buildGraph([{ id: 1 }]).nodes.some((node) => isSwitchedOff({ ...node, raw: { data } }))
}

describe('a node that is switched off', () => {
  it('says so in its data', () => {
    expect(isOff({ playground_disabled: true })).toBe(true)
    expect(isOff({ playground_disabled: 1 })).toBe(true)
    expect(isOff({ playground_disabled: false })).toBe(false)
    expect(isOff({})).toBe(false)
  })

  it('is not one whose data are nothing to read, nor one that MISP calls disabled', () => {
    expect(isOff([])).toBe(false)
    expect(isOff('playground_disabled')).toBe(false)
    expect(isOff({ disabled: true })).toBe(false)
  })
})
