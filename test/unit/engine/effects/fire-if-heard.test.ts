import { expect, it } from 'vitest'
import { fireIfHeard } from '@/engine/effects/fire-if-heard.ts'
import { listener, misp, queuedFor, sessionOn } from './misp.ts'

it('hands an empty record to the workflow when the record is gone', () => {
  const session = sessionOn(misp({ workflows: [listener('event-after-save')] }))
  fireIfHeard(session, 'event-after-save', () => undefined)
  expect(queuedFor(session, 'event-after-save')).toEqual([{}])
})
