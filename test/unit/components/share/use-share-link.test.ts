import { effectScope, nextTick, shallowRef } from 'vue'
import { expect, it, vi } from 'vitest'
import { useShareLink } from '@/components/share/use-share-link'
import type { SharedContent } from '@/formats/share-link/content'
import { readShareLink } from '@/formats/share-link/share-link'

const event = (info: string) =>
  JSON.stringify({
    Event: { info, event_creator_email: 'a@b.example', Attribute: [{ value: '10.0.0.1' }] },
  })

function sessionWith(...events: string[]): SharedContent {
  return {
    kind: 'hash-path',
    paths: ['Event.info'],
    mode: 'extract',
    form: 'raw',
    events: events.map((content, place) => ({ name: `e${place}`, content })),
  }
}

function start(content: SharedContent) {
  const source = shallowRef(content)
  const scope = effectScope()
  const sharing = scope.run(() => useShareLink(source))
  if (sharing === undefined) throw new Error('the scope gave nothing')
  return { source, sharing, stop: () => scope.stop() }
}

type Sharing = ReturnType<typeof start>['sharing']

/** What the link holds that the user would hand over now. */
async function handedOver({ written }: Sharing): Promise<SharedContent> {
  await vi.waitFor(() => expect(written.value).not.toBeNull())
  const read = await readShareLink(written.value?.link ?? '')
  if (!read.ok) throw new Error(read.what)
  return read.content
}

async function changed(sharing: Sharing, change: () => void): Promise<SharedContent> {
  await handedOver(sharing)
  const before = sharing.written.value
  change()
  await vi.waitFor(() => expect(sharing.written.value).not.toBe(before))
  return handedOver(sharing)
}

it('takes secrets out unless they are indicators', async () => {
  const { sharing, stop } = start(sessionWith(event('x')))
  const [first] = (await handedOver(sharing)).events
  expect(first?.content).toContain('removed@example.com')
  expect(first?.content).toContain('10.0.0.1')
  const [mail] = sharing.secrets.value
  if (mail === undefined) throw new Error('no secret was found')
  const { events } = await changed(sharing, () => sharing.keepSecrets([mail], true))
  expect(events[0]?.content).toContain('a@b.example')
  stop()
})

it('leaves out events, and offers them again', async () => {
  const { sharing, stop } = start(sessionWith(event('one'), event('two')))
  const without = await changed(sharing, () => sharing.takeEvent(0, false))
  expect(without.events.map(({ name }) => name)).toEqual(['e1'])
  const whole = await changed(sharing, () => sharing.takeEvent(0, true))
  expect(whole.events.map(({ name }) => name)).toEqual(['e0', 'e1'])
  stop()
})

it('leaves out attached files', async () => {
  const file = JSON.stringify({ Attribute: [{ type: 'attachment', data: 'QUJD' }] })
  const { sharing, stop } = start(sessionWith(file))
  expect(sharing.attachments.value).toBe(1)
  const { events } = await changed(sharing, () => (sharing.withFiles.value = false))
  expect(events[0]?.content).toBe('{"Attribute":[{"type":"attachment"}]}')
  stop()
})

it('forgets the choices when something else is shared', async () => {
  const { source, sharing, stop } = start(sessionWith(event('one')))
  const { events } = await changed(sharing, () => sharing.takeEvent(0, false))
  expect(events).toEqual([])
  source.value = sessionWith(event('other'))
  await nextTick()
  expect(sharing.leftOut.value.size).toBe(0)
  stop()
})

it('says why there is no link', async () => {
  const { sharing, stop } = start(sessionWith(event('x'.repeat(2_500_000))))
  await vi.waitFor(() => expect(sharing.problem.value).not.toBeNull())
  expect(sharing.problem.value?.what).toContain('too much for a link')
  expect(sharing.written.value).toBeNull()
  stop()
})
