import { expect, it } from 'vitest'
import { moduleFacts } from '@/components/parameter-form/module-facts'
import { ALL_MODULES } from '@/engine/modules/registry'

function factsOf(id: string): readonly string[] {
  const module = ALL_MODULES.find(({ declaration }) => declaration.id === id)
  if (module === undefined) throw new Error(`no module ${id}`)
  return moduleFacts(module.declaration).map(({ text }) => text)
}

it('tells what sets a module apart', () => {
  expect(factsOf('stop-execution')).toEqual(['Action', '1 input, no output', 'Blocking'])
  expect(factsOf('concurrent-task')).toContain('Several connections')
  expect(factsOf('filter-tag')).toContain('Filters data')
  expect(factsOf('tag_operation')).toContain('Node filter')
})

it('tells what sets a trigger apart', () => {
  expect(factsOf('event-publish')).toEqual([
    'About: event',
    'Blocking',
    'MISP core format',
    'Low overhead',
  ])
})
