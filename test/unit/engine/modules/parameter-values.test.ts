import { describe, expect, it } from 'vitest'
import { defaultParameters } from '@/engine/graph/edit/new-node'
import type { ParameterDeclaration } from '@/engine/modules/declaration'
import {
  chosenTexts,
  holdsList,
  isNeverShown,
  isShown,
  isStored,
  textOf,
  undeclaredIds,
  valueOf,
} from '@/engine/modules/parameter-values'
import { ALL_MODULES } from '@/engine/modules/registry'

const scope: ParameterDeclaration = {
  id: 'scope',
  label: 'Scope',
  type: 'select',
  default: 'event',
}
const level: ParameterDeclaration = { id: 'level', label: 'Level', type: 'select', default: 4 }
const both: ParameterDeclaration = {
  id: 'both',
  label: 'Both',
  type: 'input',
  displayOn: { scope: ['event', 'any'], level: ['4'] },
}

function declarationOf(id: string) {
  const module = ALL_MODULES.find(({ declaration }) => declaration.id === id)
  if (module === undefined) throw new Error(`no module ${id}`)
  return module.declaration
}

function parameterOf(module: string, id: string): ParameterDeclaration {
  const found = declarationOf(module).parameters.find((parameter) => parameter.id === id)
  if (found === undefined) throw new Error(`no parameter ${id}`)
  return found
}

describe('the value of a parameter', () => {
  it('is the saved one, else the default, else empty', () => {
    expect(valueOf(scope, { scope: 'attribute' })).toBe('attribute')
    expect(valueOf(scope, { scope: '' })).toBe('')
    expect(valueOf(scope, { scope: null })).toBe('event')
    expect(valueOf(scope, [])).toBe('event')
    expect(valueOf(both, {})).toBe('')
  })

  it('is stored unless it is missing or null', () => {
    expect(isStored(scope, { scope: '' })).toBe(true)
    expect(isStored(scope, { scope: null })).toBe(false)
    expect(isStored(scope, [])).toBe(false)
  })

  it('is never taken from an object’s prototype', () => {
    const constructor: ParameterDeclaration = { id: 'constructor', label: '', type: 'input' }
    expect(valueOf(constructor, {})).toBe('')
  })
})

describe('values in MISP’s form', () => {
  it.each([
    ['tag_operation', 'tags', true],
    ['generic-if', 'value_list', true],
    ['blocklist-action-module', 'attributeTypesToInclude', true],
    ['organisation-if', 'org_id', true],
    ['add_to_warninglist', 'warninglist', false],
    ['add_analyst_data', 'sharing_group_id', false],
    ['enrich-event', 'modules', false],
  ])('%s: %s is a list: %s', (module, id, isList) => {
    expect(holdsList(parameterOf(module, id))).toBe(isList)
  })

  it('shows one text as a choice of one, and no empty text', () => {
    expect(chosenTexts('ALL')).toEqual(['ALL'])
    expect(chosenTexts(['', 'hashlookup'])).toEqual(['hashlookup'])
    expect(chosenTexts([1])).toEqual(['1'])
    expect(chosenTexts('')).toEqual([])
    expect(chosenTexts({ 2: 'b', 5: 'c' })).toEqual(['b', 'c'])
  })

  it('shows what is no text as one', () => {
    expect([null, true, false, 1.5, ['a']].map(textOf)).toEqual([
      '',
      'true',
      'false',
      '1.5',
      '["a"]',
    ])
  })
})

describe('whether a field is shown', () => {
  const parameters = [scope, level, both]

  it('depends on all named parameters, defaults counted', () => {
    expect(isShown(both, parameters, {})).toBe(true)
    expect(isShown(both, parameters, { scope: 'any', level: '4' })).toBe(true)
    expect(isShown(both, parameters, { scope: 'attribute' })).toBe(false)
    expect(isShown(both, parameters, { level: '3' })).toBe(false)
  })

  it('never is where the condition names no parameter of the module', () => {
    const { parameters: declared } = declarationOf('tag_replacement_tlp')
    const relationship = parameterOf('tag_replacement_tlp', 'relationship_type')
    expect(isShown(relationship, declared, { action: 'add' })).toBe(false)
    expect(isNeverShown(relationship, declared)).toBe(true)
    expect(isNeverShown(both, parameters)).toBe(false)
  })
})

describe('undeclared values', () => {
  it('are those the version of MISP does not know', () => {
    expect(undeclaredIds([scope], { scope: 'event', clusters: [] })).toEqual(['clusters'])
    expect(undeclaredIds([scope], [])).toEqual([])
  })

  it('are none among what a new node holds', () => {
    for (const { declaration } of ALL_MODULES) {
      const saved = defaultParameters(declaration, '2026')
      expect(undeclaredIds(declaration.parameters, saved)).toEqual([])
    }
  })
})
