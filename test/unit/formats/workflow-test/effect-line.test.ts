import { expect, it } from 'vitest'
import type { Effect } from '@/engine/effects/effect'
import { emptyState } from '@/engine/effects/empty-state'
import { effectLine } from '@/formats/workflow-test/effect-line'

const state = emptyState(0)
const event = { scope: 'event', eventId: '1' } as const

/** One of every kind. Users keep these lines in their tests: a line that changes makes those fail. */
const lines: Readonly<{ [Kind in Effect['kind']]: [Extract<Effect, { kind: Kind }>, string] }> = {
  'attach-tags': [
    { kind: 'attach-tags', target: event, tags: ['a', 'b'], local: true, relationshipType: 'x' },
    'Attach the local tags a and b to event 1 as "x"',
  ],
  'detach-tags': [
    { kind: 'detach-tags', target: event, tags: ['a'], local: null },
    'Remove the tag a from event 1',
  ],
  'edit-attributes': [
    {
      kind: 'edit-attributes',
      eventId: '1',
      attributes: [{ id: '5', value: '8.8.8.8', to_ids: false, comment: 'x' }],
      fields: ['to_ids'],
    },
    'Change to_ids of 1 attribute of event 1: [{"value":"8.8.8.8","to_ids":false}]',
  ],
  'edit-event': [
    {
      kind: 'edit-event',
      eventId: '1',
      event: { id: '1', distribution: '0', info: 'x' },
      touch: true,
      fields: ['distribution'],
    },
    'Change distribution of event 1 and unpublish it: {"distribution":"0"}',
  ],
  'publish-event': [{ kind: 'publish-event', eventId: '1' }, 'Publish event 1'],
  'add-attributes': [
    {
      kind: 'add-attributes',
      eventId: '1',
      attributes: [{ uuid: 'u', timestamp: '1', type: 'ip-dst', value: '8.8.8.8' }],
      objects: [],
      origin: 'workflow',
    },
    'Add 1 attribute and 0 objects to event 1: {"attributes":[{"type":"ip-dst","value":"8.8.8.8"}],"objects":[]}',
  ],
  'extend-warninglist': [
    { kind: 'extend-warninglist', warninglistId: '3', values: ['8.8.8.8'] },
    'Add 1 value to the warninglist 3: ["8.8.8.8"]',
  ],
  'edit-report': [
    { kind: 'edit-report', eventId: '1', reportId: '2', content: '# Report' },
    'Change the text of report 2 of event 1: "# Report"',
  ],
  'block-event': [
    { kind: 'block-event', entry: { event_uuid: 'u', event_info: 'Info' } },
    'Block the event u (Info) from being added again',
  ],
  'accept-proposal': [
    {
      kind: 'accept-proposal',
      proposal: { type: 'ip-dst', value: '8.8.8.8', old_id: '5', event_id: '1' },
    },
    'Accept the proposal ip-dst 8.8.8.8 for attribute 5 (event 1)',
  ],
  'discard-proposal': [
    {
      kind: 'discard-proposal',
      proposal: { type: 'ip-dst', value: '8.8.8.8', old_id: '0', event_id: '1' },
    },
    'Discard the proposal ip-dst 8.8.8.8 of a new attribute (event 1)',
  ],
  'add-analyst-data': [
    {
      kind: 'add-analyst-data',
      type: 'Note',
      row: { uuid: 'u', created: 'now', note: 'Seen', object_type: 'Event', object_uuid: 'e' },
    },
    'Add a note to the Event e: {"note":"Seen","object_type":"Event","object_uuid":"e"}',
  ],
  'send-mail': [
    { kind: 'send-mail', to: ['a@b.example'], subject: 'Hello', body: 'You' },
    'Send the mail "Hello" to a@b.example: "You"',
  ],
  'send-request': [
    { kind: 'send-request', method: 'POST', url: 'https://x.example/', headers: {}, body: '{}' },
    'Send an HTTP POST request to https://x.example/: "{}"',
  ],
  'query-module': [
    { kind: 'query-module', module: 'geoip', query: { ip: '8.8.8.8' } },
    'Ask the misp-modules module geoip: {"ip":"8.8.8.8"}',
  ],
  'write-file': [
    { kind: 'write-file', path: 'tmp/x', text: 'a\nb' },
    'Write the file tmp/x (2 lines): "a\\nb"',
  ],
  'push-zmq': [
    { kind: 'push-zmq', topic: 'misp', body: { a: 1 } },
    'Publish a message on the ZeroMQ topic misp: {"a":1}',
  ],
  'show-toast': [
    { kind: 'show-toast', userId: '1', toast: { toast_header: 'Hi', toast_body: 'You' } },
    'Show user 1 the message "Hi": {"toast_header":"Hi","toast_body":"You"}',
  ],
  'run-workflow': [
    { kind: 'run-workflow', workflowId: '2', triggerId: 'x', data: {} },
    'Run the workflow 2',
  ],
}

it.each(Object.entries(lines))('effectLine of %s', (_, [effect, line]) => {
  expect(effectLine(effect, state)).toBe(line)
})

it('a deleted file has no content', () => {
  expect(effectLine({ kind: 'write-file', path: 'x', text: null }, state)).toBe('Delete the file x')
})

it('a long line is cut, and still differs when its end does', () => {
  const mail = (body: string) =>
    effectLine({ kind: 'send-mail', to: [], subject: 's'.repeat(2000), body }, state)
  const [one, other] = ['x', 'y'].map((end) => mail(`${'long '.repeat(1000)}${end}`))
  expect(one).not.toBe(other)
  expect(one?.length).toBeLessThan(2000)
  expect(one).toMatch(/… \(5003 characters, checksum [0-9a-f]{8}\)$/)
})
