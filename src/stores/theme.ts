import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { useMediaQuery } from '@vueuse/core'
import { useEmbedding } from './embed'
import { readText, writeText } from './local-text'

export const themeChoices = ['auto', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const storageKey = 'theme'
const storage = () => localStorage

function isThemeChoice(text: string | null): text is ThemeChoice {
  return themeChoices.some((choice) => choice === text)
}

/**
 * Light or dark: the system's, unless the user chose, or the page that this one stands in. public/theme.js sets the same
 * before the first paint.
 */
export const useThemeStore = defineStore('theme', () => {
  const stored = readText(storage, storageKey)
  const own = isThemeChoice(stored) ? stored : 'auto'
  const choice = ref<ThemeChoice>(useEmbedding().theme ?? own)
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)')
  const isDark = computed(() =>
    choice.value === 'auto' ? systemIsDark.value : choice.value === 'dark',
  )

  watch(choice, (now) => {
    if (now === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = now
    writeText(storage, storageKey, now)
  })

  /** Goes from auto to light to dark and back to auto. */
  function next(): void {
    choice.value = themeChoices[(themeChoices.indexOf(choice.value) + 1) % 3] ?? 'auto'
  }

  return { choice, isDark, next }
})
