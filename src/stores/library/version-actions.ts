import type { Library } from '@/storage/library'
import type { VersionRecord } from '@/storage/records'
import { useLibraryStore } from '../library'
import { useNotificationStore } from '../notifications'

/** What can be done with versions of workflows. Whatever goes wrong is told; nothing here rejects. */
export function useVersionActions() {
  const store = useLibraryStore()
  const { notify, fail } = useNotificationStore()

  async function attempt(what: string, act: (library: Library) => Promise<void>): Promise<boolean> {
    try {
      await act(await store.open())
      return true
    } catch (error) {
      fail(`${what} did not work`, error)
      return false
    }
  }

  /** Makes a version the workflow's present state (which is a version, too), and says whether it did. */
  async function restore(version: VersionRecord): Promise<boolean> {
    return attempt('Restoring', async (library) => {
      const before = await putContent(library, version.workflow, version.content)
      notify({
        status: 'success',
        text: `Version ${String(version.number)} is restored.`,
        action: {
          label: 'Undo',
          perform: () =>
            void attempt('Undoing', async () => {
              await putContent(library, version.workflow, before)
            }),
        },
      })
    })
  }

  /** Gives a version a name; an empty one takes it away. */
  async function rename(version: VersionRecord, name: string): Promise<void> {
    await attempt('Naming', (library) => library.versions.rename(version, name))
  }

  return { restore, rename }
}

/**
 * Gives a workflow another content.
 *
 * @returns the content it had
 * @throws Error when it is gone, or somebody saved it at the same moment
 */
async function putContent(library: Library, id: string, content: string): Promise<string> {
  const record = await library.workflows.get(id)
  if (record === null) throw new Error('the workflow was deleted')
  const result = await library.workflows.save({ ...record, content })
  if (result.state === 'conflict') throw new Error('it was changed at the same moment; try again')
  return record.content
}
