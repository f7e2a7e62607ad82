import { describe, expect, it } from 'vitest'
import { compatOf, DEFAULT_MISP_VERSION } from '@/engine/compat'
import { comparesWithList, CONDITION_FORMS } from '@/engine/run/explain/condition-forms'
import { explainCondition } from '@/engine/run/explain/explain-condition'

const data = { Event: { _AttributeFlattened: [{ type: 'ip-dst' }, { type: 'domain' }] } }

describe('CONDITION_FORMS', () => {
  it('asks for what the modules ask for, with their words', () => {
    expect(CONDITION_FORMS.map(({ name }) => name)).toEqual([
      'Node filter',
      'IF :: Generic',
      'Filter :: Generic',
      'IF :: Count',
    ])
    const [nodeFilter, genericIf, filter, count] = CONDITION_FORMS
    expect(nodeFilter?.operators.map(([value]) => value)).toEqual([
      'in',
      'not_in',
      'equals',
      'not_equals',
    ])
    expect(genericIf?.selector).toBeNull()
    expect(filter?.selector?.label).toBe('Data selector')
    expect(count?.operatorLabel).toBe('Condition')
    expect(count?.path.label).toBe('Data selector to count')
    expect(count?.operators).toContainEqual(['greater_equals', 'Greater or equals than'])
  })

  it('offers only operators that the engine knows', () => {
    for (const { kind, operators, selector } of CONDITION_FORMS) {
      for (const [operator] of operators) {
        const { notes } = explainCondition(
          data,
          {
            kind,
            operator,
            value: comparesWithList(operator) ? ['ip-dst'] : 'ip-dst',
            path: selector ? 'type' : 'Event._AttributeFlattened.{n}.type',
            ...(selector ? { selector: 'Event._AttributeFlattened.{n}' } : {}),
          },
          compatOf(DEFAULT_MISP_VERSION),
        )
        expect(notes.map(({ id }) => id)).not.toContain('unknown-operator')
      }
    }
  })
})
