import { ref } from 'vue'

/** A little longer than the transition in the style sheet of the canvas. */
const duration = 320

/** Lets nodes glide to new places instead of jumping there. */
export function useGliding() {
  const isGliding = ref(false)

  function glide(change: () => void): void {
    isGliding.value = true
    change()
    setTimeout(() => {
      isGliding.value = false
    }, duration)
  }

  return { isGliding, glide }
}
