import { describe, expect, it } from 'vitest'
import { attributeCommentOperation } from '@/engine/modules/actions/attribute-comment-operation.ts'
import { at } from '../../event/samples.ts'
import { misp, storedAttribute } from '../../effects/misp.ts'
import { filterAttributes, tryOnSample } from './sample-run.ts'

const only9 = filterAttributes('id', '9')

describe('Module_attribute_comment_operation', () => {
  it('writes the rendered comment', () => {
    const parameters = { comment: 'from {{ Event.info }}' }
    const { session, stored } = tryOnSample(attributeCommentOperation, parameters, {
      savedFilters: only9,
    })
    expect(storedAttribute(session, 9)['comment']).toBe('from Sample')
    expect(at(stored, 'Event', 'Attribute', '1', 'comment')).toBe('from Sample')
  })

  it('erases the comments where it has none', () => {
    const event = misp().events['3'] ?? {}
    const [first, second] = Array.isArray(event['Attribute']) ? event['Attribute'] : []
    const Attribute = [{ ...Object(first), comment: 'old' }, second]
    const state = misp({ events: { '3': { ...event, Attribute } } })
    const { session } = tryOnSample(attributeCommentOperation, {}, { state })
    expect(storedAttribute(session, 8)['comment']).toBe('')
  })
})
