import { describe, expect, it } from 'vitest'
import { parameterLabel } from '@/engine/modules/parameter-label.ts'

describe('parameterLabel', () => {
  it('is the label of the form', () => {
    const tagIf = { moduleType: 'logic', moduleId: 'tag-if' }
    expect(parameterLabel(tagIf, 'scope')).toBe('Scope')
    const stop = { moduleType: 'action', moduleId: 'stop-execution' }
    expect(parameterLabel(stop, 'message')).toBe('Stop message')
  })

  it('is the id where nothing that ships declares it', () => {
    const tagIf = { moduleType: 'logic', moduleId: 'tag-if' }
    expect(parameterLabel(tagIf, 'of-old')).toBe('of-old')
    expect(parameterLabel({ moduleType: 'action', moduleId: 'tag-if' }, 'scope')).toBe('scope')
  })
})
