import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { effectScope } from 'vue'
import { expect, it, onTestFinished } from 'vitest'
import { useLibraryStore } from '@/stores/library'
import { useLeftDrafts } from '@/stores/library/left-drafts'
import { ownSessions } from '@/stores/library/sessions'
import { useNotificationStore } from '@/stores/notifications'

it('shows the drafts that nobody writes on, and brings a discarded one back', async () => {
  setActivePinia(createPinia())
  const { drafts } = await useLibraryStore().open()
  const draft = (id: string) => ({ id, workflow: '', base: 0, name: id, content: '{}' })
  const sessions = ownSessions()
  sessions.begin('written')
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const made = scope.run(() => useLeftDrafts(sessions))
  if (made === undefined) throw new Error('The scope has ended.')
  const { left, discard } = made
  const names = () => left.value.map(({ name }) => name)

  await drafts.keep(draft('written'))
  await drafts.keep(draft('left'))
  await expect.poll(names).toEqual(['left'])
  const [found] = left.value
  if (found === undefined) throw new Error('no draft')
  await discard(found)
  await expect.poll(names).toEqual([])

  const [{ text, action } = { text: '', action: undefined }] = useNotificationStore().list
  expect(text).toBe('The unsaved changes of “left” were discarded.')
  void action?.perform()
  await expect.poll(names).toEqual(['left'])
  expect(left.value).toEqual([found])
})
