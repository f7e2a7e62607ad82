import { expect, it } from 'vitest'
import { listener, misp, sessionOn } from '../effects/misp.ts'

it('a failed workflow is not logged where its caller has no text for it', () => {
  const session = sessionOn(misp({ workflows: [listener('event-publish', 'not this one')] }))
  const answer = session.fire({ triggerId: 'event-publish', data: { Event: { id: '3' } } })
  expect(answer.success).toBe(false)
  expect(session.logRows.map(({ model }) => model)).toEqual(session.logRows.map(() => 'Workflow'))
})
