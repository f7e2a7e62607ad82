import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { useMediaQuery } from '@vueuse/core'
import { useEmbedding } from './embed'
import { readText, writeText } from './local-text'
import { themeKey } from './setting-keys'
import { whenStored } from './when-stored'

export const themeChoices = ['auto', 'light', 'dark'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const storage = () => localStorage

/** Whether a text is a choice of the user. */
export function isThemeChoice(text: string | null): text is ThemeChoice {
  return themeChoices.some((choice) => choice === text)
}

/**
 * Light or dark: the system's, unless the user chose, or the page that this one stands in. public/theme.js sets the same
 * before the first paint.
 */
export const useThemeStore = defineStore('theme', () => {
  const { theme } = useEmbedding()
  const choice = ref<ThemeChoice>(theme ?? own())
  if (theme === null) {
    whenStored(themeKey, () => {
      choice.value = own()
    })
  }
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)')
  const isDark = computed(() =>
    choice.value === 'auto' ? systemIsDark.value : choice.value === 'dark',
  )

  watch(choice, (now) => {
    if (now === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = now
    writeText(storage, themeKey, now)
  })

  function own(): ThemeChoice {
    const stored = readText(storage, themeKey)
    return isThemeChoice(stored) ? stored : 'auto'
  }

  /** Goes from auto to light to dark and back to auto. */
  function next(): void {
    choice.value = themeChoices[(themeChoices.indexOf(choice.value) + 1) % 3] ?? 'auto'
  }

  return { choice, isDark, next }
})
