import { watchDebounced } from '@vueuse/core'
import { computed, shallowRef, type ShallowRef } from 'vue'
import { maxMarked, type DataForm } from '../../../workers/engine/protocol'
import type { TextRange } from '@/formats/json/text-ranges'
import { useHashPathStore } from '@/stores/hash-path'

/** What the newest result marks in the text of one form of the data; nothing while that text is not looked at. */
export function useMarks(
  form: DataForm,
  isShown: () => boolean,
): Readonly<ShallowRef<readonly TextRange[]>> {
  const store = useHashPathStore()
  const marks = shallowRef<readonly TextRange[]>([])

  const resultId = computed(() => {
    const evaluation = store.answer?.state === 'done' ? store.answer.value : null
    const isFew = evaluation?.outcome === 'value' && evaluation.count <= maxMarked
    return isFew && isShown() && store.problem === null ? evaluation.id : null
  })

  watchDebounced(
    resultId,
    async (id) => {
      if (id === null) {
        marks.value = []
        return
      }
      const reply = await store.ranges(id, form)
      if (reply.state === 'done' && reply.value && id === resultId.value) marks.value = reply.value
    },
    { debounce: 200, immediate: true },
  )
  return marks
}
