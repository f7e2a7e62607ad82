import { ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useLeaving } from '@/components/frame/leaving'
import type { useEditorStore } from '@/stores/editor'
import type { useFiles } from './files/use-files'

/** What an address can name besides a record of the library. */
const queries = ['blueprint', 'draft', 'exercise'] as const

/**
 * The address of the editor: what it names is opened, and what is open is named in it.
 *
 * @param fail tells what could not be opened, and why
 */
export function useAddress(
  editor: ReturnType<typeof useEditorStore>,
  files: ReturnType<typeof useFiles>,
  fail: (what: string, error: unknown) => void,
) {
  const route = useRoute()
  const router = useRouter()
  const isLeaving = useLeaving()
  /** The address names something that is not open yet. */
  const isOpening = ref(
    (route.params['id'] ?? '') !== '' || queries.some((name) => name in route.query),
  )

  /** Opens what the address names as the page begins. */
  async function begin(): Promise<void> {
    await openFromAddress()
    isOpening.value = false
  }

  /** Opens what the address names. */
  async function openFromAddress(): Promise<void> {
    const { id } = route.params
    const { blueprint, draft, exercise, test } = route.query
    const shown = typeof test === 'string' ? test : ''
    if (typeof blueprint === 'string') await files.openBlueprint(blueprint, nameInAddress)
    else if (typeof draft === 'string') {
      if (editor.drafts.isOpenDraft(draft)) nameInAddress()
      else await files.replacing(() => openDraftOf(draft), nameInAddress)
    } else if (typeof exercise === 'string') {
      if (exercise !== editor.exercise?.key) {
        await files.replacing(() => openExerciseOf(exercise), nameInAddress)
      }
    } else if (typeof id === 'string' && id !== '' && id !== editor.record?.id) {
      await files.replacing(async () => {
        await openRecord(id)
        await showRunOf(shown)
      }, nameInAddress)
    } else await showRunOf(shown)
  }

  async function showRunOf(test: string): Promise<void> {
    if (test === '') return
    const { showTest } = await import('./show-test')
    await showTest(editor, test)
  }

  async function openRecord(id: string): Promise<void> {
    if (await editor.saving.load(id)) return
    fail('The workflow could not be opened', editor.saving.error)
    nameInAddress()
  }

  async function openDraftOf(id: string): Promise<void> {
    try {
      const { openDraft } = await import('./files/open-draft')
      await openDraft(editor, id)
    } catch (error) {
      fail('The unsaved changes could not be opened', error)
    }
    nameInAddress()
  }

  async function openExerciseOf(key: string): Promise<void> {
    try {
      const { openExercise } = await import('./files/open-exercise')
      await openExercise(editor, key)
    } catch (error) {
      fail('The exercise could not be opened', error)
      nameInAddress()
    }
  }

  /** The address names the record or exercise that is edited, so that it can be bookmarked and survives a reload. */
  function nameInAddress(): void {
    if (!route.path.startsWith('/edit') || isLeaving()) return
    // What is saved on the way to another page must not hold the user back.
    if (files.waiting.value?.isLeaving === true) return
    const id = editor.record?.id ?? ''
    const { exercise } = editor
    if (exercise !== null) void router.replace({ path: '/edit', query: { exercise: exercise.key } })
    else void router.replace(id === '' ? '/edit' : `/edit/${id}`)
  }

  watch(
    () => [route.params['id'], ...queries.map((name) => route.query[name])],
    () => {
      if (route.path.startsWith('/edit')) void openFromAddress()
    },
  )
  watch(() => [editor.record?.id, editor.exercise?.key], nameInAddress, { flush: 'sync' })

  return { isOpening, begin }
}
