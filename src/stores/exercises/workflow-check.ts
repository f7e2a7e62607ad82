import { defineStore } from 'pinia'
import type { WorkflowExercise } from '@/formats/exercise/pack'
import type { Verdict } from '../../../workers/exercise/protocol'
import type { RunClient } from '../run-client'
import { createRunClient } from '../run-worker'
import { fetchTeachingTexts } from '../teaching-files'

/** Checks answers to exercises in a MISP that holds what ships, whatever the user's own one holds. */
export const useWorkflowCheckStore = defineStore('workflow-check', () => {
  let client: RunClient | undefined
  let hasMisp = false

  /**
   * Checks a workflow in MISP's JSON.
   *
   * @returns null when a newer check took its place
   * @throws Error when it could not be checked
   */
  async function check(exercise: WorkflowExercise, answer: string): Promise<Verdict | null> {
    client ??= createRunClient()
    if (!hasMisp) {
      hasMisp = (await client.loadMisp(await fetchTeachingTexts())).state === 'done'
    }
    const now = Math.floor(Date.now() / 1000)
    const reply = await client.checkWorkflow(exercise, answer, now)
    if (reply.state === 'superseded') return null
    if (reply.state === 'done') return reply.value
    throw new Error(
      reply.state === 'failed' ? reply.message : 'The workflow runs too long: it was stopped.',
    )
  }

  return { check }
})
