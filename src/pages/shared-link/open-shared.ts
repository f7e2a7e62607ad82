import type { Router } from 'vue-router'
import { DEFAULT_MISP_VERSION } from '@/engine/compat'
import { exerciseAddress } from '@/components/exercise/address'
import { packOfLink } from '@/formats/exercise/shared-exercise'
import type { SharedContent } from '@/formats/share-link/content'
import { describeContent } from '@/formats/share-link/describe'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { recordLimits } from '@/storage/records'
import { linkPackId } from '@/stores/exercises/link-pack'
import { useLibraryStore } from '@/stores/library'
import { useSharedContentStore } from '@/stores/shared-content'

type Document = Extract<SharedContent, { kind: 'workflow' | 'blueprint' }>

/** What the library says about where a record comes from. */
const tags = ['from a link']

/** Keeps a copy of what a link held in the library, with its events, and opens it in the editor. */
export async function openInEditor(router: Router, content: Document): Promise<void> {
  const library = await useLibraryStore().open()
  const events: string[] = []
  for (const { name, content: text } of content.events) {
    const record = { name: name || 'Data from a link', description: '', tags, content: text }
    events.push((await library.events.create(record)).id)
  }
  const { name, text: description } = describeContent(content)
  const common = {
    name: name.slice(0, recordLimits.name),
    description: description.slice(0, recordLimits.description),
    tags,
    content: content.content,
  }
  const version = readWorkflowFile(content.content).workflows[0]?.mispVersion
  const { id } =
    content.kind === 'blueprint'
      ? await library.blueprints.create(common)
      : await library.workflows.create({
          ...common,
          version: version ?? DEFAULT_MISP_VERSION,
          events,
        })
  await router.push(`/edit/${id}`)
}

/**
 * Keeps the exercise that a link held in the pack of what came with links, and opens it.
 *
 * @throws Error when it cannot be read, or the pack is full
 */
export async function openExercise(
  router: Router,
  content: Extract<SharedContent, { kind: 'exercise' }>,
): Promise<void> {
  const reading = packOfLink(content)
  if (!reading.ok) throw new Error(reading.problems[0]?.what ?? 'it cannot be read')
  const { useExercisesStore } = await import('@/stores/exercises')
  const id = await useExercisesStore().addFromLink(reading.value.exercise)
  await router.push(exerciseAddress(linkPackId, id))
}

/** Hands what a link held to the page that shows it: nothing is kept and nothing runs until the user says so. */
export async function openOnPage(
  router: Router,
  content: SharedContent,
  path: '/run' | '/hash-path',
): Promise<void> {
  useSharedContentStore().hand(content)
  await router.push(path)
}
