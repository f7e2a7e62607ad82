import { computed, ref, shallowRef } from 'vue'
import { compatOf } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import type { MispState } from '@/engine/effects/state'
import type { GraphNode } from '@/engine/graph/model'
import type { ModuleDeclaration } from '@/engine/modules/declaration'
import { instanceOptions } from '@/engine/modules/instance-options'
import { findDeclaration, type ModuleLookup } from '@/engine/modules/find-declaration'
import { withOwnTexts } from '@/formats/simulated-misp/own-content'
import { teachingMisp } from '@/formats/simulated-misp/teaching-misp'
import type { OwnTexts } from '../misp-content'
import { fetchTeachingTexts } from '../teaching-files'
import { versionOf } from './document'
import type { EditorStateApi } from './state'
import { messageOf } from '@/stores/message-of'

/** The MISP that the workflow is edited for: which modules it has, and what tags, clusters and users it offers. */
export function useEditorMisp(state: EditorStateApi) {
  const shipped = shallowRef<MispState>(emptyState(0))
  /** The user's own files in it, for pickers, problems and runs; null when there are none. */
  const ownTexts = shallowRef<OwnTexts | null>(null)
  const misp = shallowRef<MispState>(shipped.value)
  /** It holds what ships: before that nothing can be said about what it does not hold. */
  const isMispLoaded = ref(false)
  /** Why the content that ships could not be loaded; empty when it could. */
  const mispError = ref('')
  // By itself: what depends on the version alone must not be made anew with every change of the document.
  const version = computed(() => versionOf(state.document.value))
  const lookup = computed((): ModuleLookup => ({
    compat: compatOf(version.value),
    state: misp.value,
  }))
  /** The lists that this MISP offers in form fields. */
  const options = computed(() => instanceOptions(misp.value))

  /** Loads the simulated MISP that ships. Without it the editor goes on with an empty one. */
  async function loadMisp(): Promise<void> {
    try {
      shipped.value = teachingMisp(await fetchTeachingTexts(), 0)
      fill()
      isMispLoaded.value = true
      mispError.value = ''
    } catch (error) {
      mispError.value = messageOf(error)
    }
  }

  /**
   * Puts the user's own files into the simulated MISP instead of those that were in it; null: none.
   *
   * @returns what is wrong with them, in words; empty when they are in use
   */
  function useOwnTexts(texts: OwnTexts | null): string {
    const before = ownTexts.value
    ownTexts.value = texts
    const problem = fill()
    if (problem !== '') ownTexts.value = before
    return problem
  }

  function fill(): string {
    if (ownTexts.value === null) {
      misp.value = shipped.value
      return ''
    }
    const reading = withOwnTexts(shipped.value, ownTexts.value)
    if (!reading.ok) return reading.problems[0]?.what ?? 'Nothing in it can be read.'
    misp.value = reading.value
    return ''
  }

  /** What the module of a node declares; undefined where this MISP has no such module. */
  function declarationOf(
    node: Pick<GraphNode, 'moduleType' | 'moduleId'>,
  ): ModuleDeclaration | undefined {
    return findDeclaration(lookup.value, node.moduleType, node.moduleId)
  }

  return {
    misp,
    ownTexts,
    isMispLoaded,
    mispError,
    version,
    lookup,
    options,
    loadMisp,
    useOwnTexts,
    declarationOf,
  }
}

export type EditorMispApi = ReturnType<typeof useEditorMisp>
