import { usePathExerciseStore } from './path-exercise'
import type { CheckAnswer } from './try-pack'
import { useWorkflowCheckStore } from './workflow-check'

/** Has the workers check what an exercise starts with, or its solution. */
export const checkAnswer: CheckAnswer = async (exercise, answer) => {
  if (exercise.kind === 'workflow') {
    return useWorkflowCheckStore().check(exercise, JSON.stringify(exercise[answer]))
  }
  const reply = await usePathExerciseStore().tryPath(exercise, exercise[answer])
  return reply.state === 'done' ? reply.value : null
}
