import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { countAttachments, withoutAttachments } from '@/formats/share-link/attachments'
import type { SharedContent } from '@/formats/share-link/content'
import { describeContent } from '@/formats/share-link/describe'
import { LinkError } from '@/formats/share-link/link-error'
import { findSecrets, type Secret } from '@/formats/share-link/secrets/find-secrets'
import { removeSecrets } from '@/formats/share-link/secrets/remove-secrets'
import { writeShareLink, type WrittenLink } from '@/formats/share-link/share-link'

/** Why there is no link. */
export interface SharingProblem {
  readonly what: string
  readonly todo: string
}

/** Makes a link of a content as the user wants it: with which events, with or without files and secrets. */
export function useShareLink(content: Ref<SharedContent>) {
  /** Places of the events that are left out. */
  const leftOut = ref<ReadonlySet<number>>(new Set())
  const withFiles = ref(true)
  /** Texts of the secrets that stay. */
  const kept = ref<ReadonlySet<string>>(new Set())
  const written = shallowRef<WrittenLink | null>(null)
  const problem = shallowRef<SharingProblem | null>(null)

  const chosen = computed((): SharedContent => {
    const events = content.value.events.filter((_, place) => !leftOut.value.has(place))
    const taken = { ...content.value, events }
    return withFiles.value ? taken : withoutAttachments(taken)
  })
  const attachments = computed(() => countAttachments(content.value))
  const secrets = computed(() => findSecrets(chosen.value))
  const removed = computed(() => secrets.value.filter(({ text }) => !kept.value.has(text)))
  const shared = computed(() => removeSecrets(chosen.value, removed.value))
  const description = computed(() => describeContent(shared.value))

  watch(
    content,
    () => {
      leftOut.value = new Set()
      withFiles.value = true
      // What events are about is meant to be read: it stays unless the user takes it out.
      const indicators = findSecrets(content.value).filter(({ isIndicator }) => isIndicator)
      kept.value = new Set(indicators.map(({ text }) => text))
    },
    { immediate: true },
  )
  watch(shared, write, { immediate: true })

  async function write(now: SharedContent): Promise<void> {
    try {
      const link = await writeShareLink(now)
      if (now !== shared.value) return
      written.value = link
      problem.value = null
    } catch (error) {
      if (now !== shared.value) return
      written.value = null
      problem.value =
        error instanceof LinkError
          ? { what: error.message, todo: error.todo }
          : { what: `The link could not be made: ${String(error)}`, todo: 'Hand over a file.' }
    }
  }

  function takeEvent(place: number, isTaken: boolean): void {
    leftOut.value = changed(leftOut.value, [place], !isTaken)
  }

  function keepSecrets(chosenOnes: readonly Secret[], isKept: boolean): void {
    const texts = chosenOnes.map(({ text }) => text)
    kept.value = changed(kept.value, texts, isKept)
  }

  return {
    leftOut,
    withFiles,
    kept,
    attachments,
    secrets,
    description,
    written,
    problem,
    takeEvent,
    keepSecrets,
  }
}

function changed<Item>(
  set: ReadonlySet<Item>,
  items: readonly Item[],
  isIn: boolean,
): ReadonlySet<Item> {
  if (isIn) return new Set([...set, ...items])
  const gone = new Set(items)
  return new Set([...set].filter((item) => !gone.has(item)))
}
