import type { RunInput } from '@/stores/run-once'
import type { useRunStore } from '@/stores/run'

/** What is put onto the page: where there is no clock it is the computer's, where there are no files of the user's the MISP stays as it is. */
export type OpenedInput = Omit<RunInput, 'now'> & { readonly now?: number }

/** Puts everything a run depends on onto the page “Run”, under the names that are shown there. */
export async function openInput(
  store: ReturnType<typeof useRunStore>,
  { content, data, event, trigger, version, debug, asItIs, now, own }: OpenedInput,
  names: { readonly workflow: string; readonly data: string; readonly misp?: string },
): Promise<void> {
  if (own !== null) {
    // First: the services of the simulated MISP decide which modules exist.
    if (own.warninglists.length > 0 || own.answers !== null) {
      await store.misp.useFiles(names.misp ?? names.data, own)
    } else if (store.misp.ownFiles.length > 0) await store.misp.load()
  }
  store.version = version
  store.debug = debug
  await store.workflow.replaceText(content, { kind: 'file', name: names.workflow })
  await store.data.replaceText(data, { kind: 'file', name: names.data })
  if (event > 0) await store.data.choose(event)
  if (store.triggers.some(({ id }) => id === trigger)) store.chosenTrigger = trigger
  store.asItIs = asItIs
  if (now !== undefined) store.clock = now
}
