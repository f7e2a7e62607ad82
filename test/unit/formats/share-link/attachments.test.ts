import { expect, it } from 'vitest'
import { countAttachments, withoutAttachments } from '@/formats/share-link/attachments'
import type { SharedContent } from '@/formats/share-link/content'

const withFile = { type: 'attachment', value: 'a.txt', data: 'QUJD' }
const event = {
  data: { not: 'a file' },
  Event: {
    Attribute: [withFile, { type: 'ip-dst', value: '198.51.100.7' }],
    Object: [{ Attribute: [{ ...withFile, __proto__: null }] }],
    Workflow: { data: 'no attribute' },
  },
}

function contentOf(text: string): SharedContent {
  return { kind: 'exercise', name: '', content: '{}', events: [{ name: 'e', content: text }] }
}

it('finds and leaves out the files of attributes, and nothing else', () => {
  const content = contentOf(JSON.stringify(event))
  expect(countAttachments(content)).toBe(2)
  const [left] = withoutAttachments(content).events
  expect(JSON.parse(left?.content ?? '')).toEqual({
    ...event,
    Event: {
      ...event.Event,
      Attribute: [{ type: 'attachment', value: 'a.txt' }, event.Event.Attribute[1]],
      Object: [{ Attribute: [{ type: 'attachment', value: 'a.txt' }] }],
    },
  })
})

it('leaves data without files, and what is no JSON, as it is', () => {
  for (const text of ['{"n": 1.0}', '{"Event":']) {
    const content = contentOf(text)
    expect(countAttachments(content)).toBe(0)
    expect(withoutAttachments(content)).toEqual(content)
  }
})
