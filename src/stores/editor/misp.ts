import { computed, ref, shallowRef } from 'vue'
import { compatOf } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import type { MispState } from '@/engine/effects/state'
import type { GraphNode } from '@/engine/graph/model'
import type { ModuleDeclaration } from '@/engine/modules/declaration'
import { findNodeModule, findTriggerModule, type ModuleLookup } from '@/engine/modules/registry'
import { teachingMisp } from '@/formats/simulated-misp/teaching-misp'
import { fetchTeachingTexts } from '../teaching-files'
import { versionOf } from './document'
import type { EditorStateApi } from './state'

/** The MISP that the workflow is edited for: which modules it has, and what tags, clusters and users it offers. */
export function useEditorMisp(state: EditorStateApi) {
  const misp = shallowRef<MispState>(emptyState(0))
  /** Why the content that ships could not be loaded; empty when it could. */
  const mispError = ref('')
  const lookup = computed((): ModuleLookup => ({
    compat: compatOf(versionOf(state.document.value)),
    state: misp.value,
  }))

  /** Loads the simulated MISP that ships. Without it the editor goes on with an empty one. */
  async function loadMisp(): Promise<void> {
    try {
      misp.value = teachingMisp(await fetchTeachingTexts(), 0)
      mispError.value = ''
    } catch (error) {
      mispError.value = error instanceof Error ? error.message : String(error)
    }
  }

  /** What the module of a node declares; undefined where this MISP has no such module. */
  function declarationOf(
    node: Pick<GraphNode, 'moduleType' | 'moduleId'>,
  ): ModuleDeclaration | undefined {
    const { moduleType, moduleId } = node
    const module =
      moduleType === 'trigger'
        ? findTriggerModule(lookup.value, moduleId)
        : findNodeModule(lookup.value, moduleType, moduleId)
    return module?.declaration
  }

  return { misp, mispError, lookup, loadMisp, declarationOf }
}

export type EditorMispApi = ReturnType<typeof useEditorMisp>
