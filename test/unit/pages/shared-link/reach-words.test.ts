import { expect, it } from 'vitest'
import type { Description } from '@/formats/share-link/describe'
import { reachLines } from '@/pages/shared-link/reach-words'

const nothing: Description = {
  kind: 'Workflow',
  name: '',
  text: '',
  lines: [],
  modules: [],
  templates: 0,
  problems: [],
}

it('says nothing of a workflow that stays within MISP', () => {
  const modules = [{ type: 'logic', id: 'tag-if', name: 'IF :: Tag', count: 1 }]
  expect(reachLines({ ...nothing, modules })).toEqual([])
})

it('names each module that reaches outside, and templates', () => {
  const modules = [
    { type: 'action', id: 'webhook', name: 'Webhook', count: 2, reach: 'web-request' as const },
    { type: 'action', id: 'x', name: 'Theirs', count: 1, reach: 'own-code' as const },
  ]
  expect(reachLines({ ...nothing, modules, templates: 1 })).toEqual([
    'Webhook sends data to a web address.',
    'Theirs is no module that MISP ships: what it does is its maker’s code.',
    'One node holds templates, which are rendered with the data of the run.',
  ])
  expect(reachLines({ ...nothing, templates: 3 })[0]).toMatch(/^3 nodes hold templates/)
})
