import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { applySettings, planSettings, readSettings } from '@/stores/kept-settings'
import { useThemeStore } from '@/stores/theme'

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})

afterEach(() => {
  localStorage.clear()
  delete document.documentElement.dataset['theme']
})

it('what a backup holds is shown at once, and undone the same way', async () => {
  const theme = useThemeStore()
  theme.choice = 'light'
  await nextTick()
  const before = readSettings()
  expect(before).toEqual({ theme: 'light' })

  const backup = { theme: 'dark', 'hash-path.history': '["Event.info"]' }
  applySettings(planSettings(backup, before, 'replace'))
  await nextTick()
  expect(theme.choice).toBe('dark')
  expect(document.documentElement.dataset['theme']).toBe('dark')
  expect(readSettings()).toEqual(backup)

  applySettings(planSettings(before, readSettings(), 'replace'))
  await nextTick()
  expect(theme.choice).toBe('light')
  expect(readSettings()).toEqual(before)
})

it('what another tab chooses is shown here', async () => {
  const theme = useThemeStore()
  localStorage.setItem('theme', 'dark')
  dispatchEvent(new StorageEvent('storage', { key: 'theme', newValue: 'dark' }))
  await nextTick()
  expect(theme.choice).toBe('dark')
})
