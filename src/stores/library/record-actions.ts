import type { Labels } from '@/storage/collection'
import type { Library } from '@/storage/library'
import type { RecordKind } from '@/storage/records'
import { useLibraryStore } from '../library'
import { useNotificationStore } from '../notifications'
import type { ImportedText } from './import-text'
import { messageOf } from '@/stores/message-of'

/** Bigger files are refused: they would fill a browser tab. */
const maxFileBytes = 64_000_000

type Undo = () => Promise<void>

/** How many records of each kind a file gave. */
type Added = Readonly<Record<'workflows' | 'blueprints' | 'events', number>>

/** What can be done with records without opening them. Whatever goes wrong is told; nothing here rejects. */
export function useRecordActions() {
  const store = useLibraryStore()
  const notifications = useNotificationStore()
  /** Newest last. */
  const undos: Undo[] = []

  async function attempt<T>(
    what: string,
    act: (library: Library) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await act(await store.open())
    } catch (error) {
      notifications.fail(`${what} did not work`, error)
      return undefined
    }
  }

  /**
   * Deletes records; it can be undone as long as the page is open.
   *
   * @param words what is deleted, to be said before “deleted”
   */
  async function remove(kind: RecordKind, ids: readonly string[], words: string): Promise<void> {
    await attempt('Deleting', async (library) => {
      const undoOne: Undo[] = []
      let tests = 0
      for (const id of ids) {
        const removed = await library[kind].remove(id)
        if (removed === null) continue
        undoOne.push(removed.undo)
        tests += removed.belongings.filter(({ table }) => table === 'tests').length
      }
      if (undoOne.length === 0) return
      const undoAll = async () => {
        for (const undo of undoOne) await undo()
      }
      undos.push(undoAll)
      notifications.notify({
        status: 'info',
        text: `${words}${withTests(tests)} deleted.`,
        action: { label: 'Undo', perform: () => void undo(undoAll) },
      })
    })
  }

  /** Undoes the newest deletion that was not undone yet, or the given one. */
  async function undo(which = undos.at(-1)): Promise<void> {
    const place = which ? undos.indexOf(which) : -1
    if (which === undefined || place === -1) return
    undos.splice(place, 1)
    await attempt('Undoing', () => which())
  }

  async function relabel(kind: RecordKind, id: string, labels: Labels): Promise<void> {
    await attempt('Renaming', async (library) => {
      if ((await library[kind].relabel(id, labels)) === null) throw new Error('it was deleted')
    })
  }

  async function duplicate(kind: RecordKind, id: string): Promise<void> {
    await attempt('Duplicating', async (library) => {
      if ((await library[kind].duplicate(id)) === null) throw new Error('it was deleted')
    })
  }

  /** The content of a workflow, blueprint, event, run or exercise pack as text; undefined when it is gone. */
  async function contentOf(
    kind: Exclude<RecordKind, 'simulatedMisps' | 'tests'>,
    id: string,
  ): Promise<string | undefined> {
    const record = await attempt('Exporting', (library) => library[kind].get(id))
    return record?.content
  }

  /** Adds what stands in files. What cannot be used is told with its reason. */
  async function importFiles(files: readonly File[]): Promise<Added> {
    const sum = { workflows: 0, blueprints: 0, events: 0 }
    for (const file of files) {
      const read = await readFile(file)
      if (read.problem !== '') {
        notifications.notify({ status: 'warning', text: `“${file.name}”: ${read.problem}` })
      }
      await attempt('Importing', async ({ workflows, blueprints, events }) => {
        for (const fields of read.workflows) await workflows.create(fields)
        for (const fields of read.blueprints) await blueprints.create(fields)
        for (const fields of read.events) await events.create(fields)
        sum.workflows += read.workflows.length
        sum.blueprints += read.blueprints.length
        sum.events += read.events.length
      })
    }
    return sum
  }

  return { remove, undo, relabel, duplicate, contentOf, importFiles }
}

/** A test goes with its workflow. */
function withTests(count: number): string {
  if (count === 0) return ''
  return count === 1 ? ' and its test' : ` and ${count} tests`
}

async function readFile(file: File): Promise<ImportedText> {
  const problem = (text: string) => ({ workflows: [], blueprints: [], events: [], problem: text })
  if (file.size > maxFileBytes) return problem('It is bigger than 64 MB.')
  try {
    // The formats are loaded when there is something to read.
    const { importText } = await import('./import-text')
    return importText(await file.text(), file.name)
  } catch (error) {
    return problem(`It could not be read: ${messageOf(error)}`)
  }
}
