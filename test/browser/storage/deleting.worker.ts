import { openLibrary } from '@/storage/library'
import { testNamed, workflowNamed } from '../../unit/storage/records'

/**
 * Another tab that deletes a workflow with its three tests and brings them back, over and over, until it is killed. It
 * tells each time it has begun.
 */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  void deleteAndUndo(data)
})

async function deleteAndUndo(name: string): Promise<void> {
  const { workflows, tests } = await openLibrary(name)
  const { id } = await workflows.create(workflowNamed('Tested'))
  for (const test of ['One', 'Two', 'Three']) await tests.create(testNamed(test, id))
  for (let count = 1; ; count += 1) {
    postMessage(count)
    const removed = await workflows.remove(id)
    await removed?.undo()
  }
}
