import { computed, ref, shallowRef } from 'vue'
import { compatOf } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import type { MispState } from '@/engine/effects/state'
import type { GraphNode } from '@/engine/graph/model'
import type { ModuleDeclaration } from '@/engine/modules/declaration'
import { instanceOptions } from '@/engine/modules/instance-options'
import { findDeclaration, type ModuleLookup } from '@/engine/modules/find-declaration'
import { teachingMisp } from '@/formats/simulated-misp/teaching-misp'
import { fetchTeachingTexts } from '../teaching-files'
import { versionOf } from './document'
import type { EditorStateApi } from './state'

/** The MISP that the workflow is edited for: which modules it has, and what tags, clusters and users it offers. */
export function useEditorMisp(state: EditorStateApi) {
  const misp = shallowRef<MispState>(emptyState(0))
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
      misp.value = teachingMisp(await fetchTeachingTexts(), 0)
      isMispLoaded.value = true
      mispError.value = ''
    } catch (error) {
      mispError.value = error instanceof Error ? error.message : String(error)
    }
  }

  /** What the module of a node declares; undefined where this MISP has no such module. */
  function declarationOf(
    node: Pick<GraphNode, 'moduleType' | 'moduleId'>,
  ): ModuleDeclaration | undefined {
    return findDeclaration(lookup.value, node.moduleType, node.moduleId)
  }

  return { misp, isMispLoaded, mispError, version, lookup, options, loadMisp, declarationOf }
}

export type EditorMispApi = ReturnType<typeof useEditorMisp>
