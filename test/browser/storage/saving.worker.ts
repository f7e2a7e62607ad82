import { openLibrary } from '@/storage/library'

/**
 * Another tab that saves one workflow after the other as fast as it can, until it is killed. It tells each one when the
 * library says that it is saved.
 */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  void save(data)
})

async function save(name: string): Promise<void> {
  const { workflows } = await openLibrary(name)
  for (let count = 1; ; count += 1) {
    const made = await workflows.create({
      name: `Workflow ${String(count)}`,
      description: '',
      tags: [],
      version: '2.5.19',
      content: 'first',
      events: [],
    })
    const saved = await workflows.save({ ...made, content: 'second' })
    if (saved.state === 'saved') postMessage(saved.record)
  }
}
