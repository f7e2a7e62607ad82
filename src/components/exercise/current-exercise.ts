import { computed, type ComputedRef } from 'vue'
import { useExercisesStore, type OpenedExercise } from '@/stores/exercises'
import type { ExerciseProgress } from '@/stores/exercises/progress'
import { useNotificationStore } from '@/stores/notifications'
import { exerciseAddress } from './address'

/** A neighbour of an exercise in its pack. */
interface Neighbour {
  readonly to: string
  readonly title: string
}

/** What the parts of the page know about the exercise that is open, and do about it. */
export interface CurrentExercise {
  readonly progress: ComputedRef<ExerciseProgress>
  readonly next: ComputedRef<Neighbour | null>
  readonly previous: ComputedRef<Neighbour | null>
  /** Keeps what is new; tells the user when that does not work. */
  readonly keep: (news: Partial<ExerciseProgress>) => Promise<void>
}

/** An opened exercise with its progress and its neighbours. */
export function useCurrentExercise(opened: () => OpenedExercise | null): CurrentExercise {
  const store = useExercisesStore()
  const notifications = useNotificationStore()

  function neighbour(step: number): Neighbour | null {
    const now = opened()
    const exercise = now?.pack.exercises[now.index + step]
    if (now === null || exercise === undefined) return null
    return { to: exerciseAddress(now.pack.id, exercise.id), title: exercise.title }
  }

  return {
    progress: computed(() => store.progressOf(opened()?.key ?? '')),
    next: computed(() => neighbour(1)),
    previous: computed(() => neighbour(-1)),
    keep: async (news) => {
      const key = opened()?.key
      if (key === undefined) return
      try {
        await store.keepProgress(key, news)
      } catch (error) {
        notifications.fail('Your progress was not kept', error)
      }
    },
  }
}
