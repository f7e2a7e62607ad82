import { computed, shallowRef, type Ref } from 'vue'
import type { Difference } from '@/components/version-history/difference'
import { kindWords } from '@/components/version-history/kind-words'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import type { GraphNode } from '@/engine/graph/model'
import type { useEditorStore } from '@/stores/editor'
import type { CanvasContext } from '../canvas/canvas-context'
import { connectionsByNode, nodeInWords } from '../canvas/node-words'

const none = shallowRef(new Map<string, never>())
const nothing = shallowRef(null)

/** What the canvas is painted from while it shows a difference: what changed, and nothing else. */
export function comparisonContext(
  editor: ReturnType<typeof useEditorStore>,
  difference: Readonly<Ref<Difference>>,
  isFar: Readonly<Ref<boolean>>,
): CanvasContext {
  const connections = computed(() => connectionsByNode(difference.value.graph))

  function describe(node: GraphNode): string {
    const declaration = editor.declarationOf(node)
    const change = difference.value.nodes.get(node.key)
    const facts = {
      isKnown: declaration !== undefined,
      isEnabled: !isSwitchedOff(node),
      isBlocking: declaration?.blocking === true,
      problems: 0,
      run: '',
    }
    const words = nodeInWords(node, facts, connections.value(node.key))
    return change === undefined ? words : `${kindWords[change].name}: ${words}`
  }

  return {
    declarationOf: (node) => editor.declarationOf(node),
    isEnabled: (node) => !isSwitchedOff(node),
    problems: none,
    notes: none,
    runs: none,
    edgeProblems: none,
    edgeLabels: none,
    takenEdges: nothing,
    found: nothing,
    isFar,
    changes: computed(() => difference.value.nodes),
    edgeChanges: computed(() => difference.value.edges),
    describe,
    showProblems: () => undefined,
    forms: null,
  }
}
