import type { useEditorStore } from '@/stores/editor'
import { useExercisesStore } from '@/stores/exercises'

/**
 * Opens an exercise in the editor, where the learner left it.
 *
 * @param key the ids of its pack and itself, with a slash between them
 * @throws Error when there is no such exercise, or it cannot be opened
 */
export async function openExercise(
  editor: ReturnType<typeof useEditorStore>,
  key: string,
): Promise<void> {
  const exercises = useExercisesStore()
  const [pack = '', id = ''] = key.split('/')
  const opened = await exercises.open(pack, id)
  if (!('key' in opened)) throw new Error(`${opened.what} ${opened.todo}`)
  const { exercise } = opened
  if (exercise.kind !== 'workflow') throw new Error('It is an exercise on hash paths.')
  const { answer } = exercises.progressOf(opened.key)
  if (!editor.answer.openExercise({ ...opened, exercise }, answer)) {
    throw new Error('Its workflow cannot be read.')
  }
}
