import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import { commentOf } from '@/engine/graph/edit/node-marks'
import { findFilterLabels } from '@/engine/graph/filter-labels'
import { edgesOf, edgeId } from '@/engine/graph/edit/edges'
import { findCycle } from '@/engine/graph/find-cycle'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import type { GraphNode } from '@/engine/graph/model'
import { nodeRules } from '@/engine/modules/node-rules'
import type { useEditorStore } from '@/stores/editor'
import type { CanvasContext, ProblemMark } from './canvas-context'
import { connectionsByNode, nodeInWords } from './node-words'
import { runMark } from './run-marks'

/** Marks of problems by what they are about. */
export interface ProblemMarks {
  readonly nodes: ReadonlyMap<string, ProblemMark>
  readonly edges: ReadonlyMap<string, ProblemMark>
}

/** Only a comparison has some. */
const noChanges = shallowRef(new Map<string, never>())

/** What the canvas is painted from, derived from the editor. */
export function useCanvasContext(
  editor: ReturnType<typeof useEditorStore>,
  marks: ComputedRef<ProblemMarks>,
  view: Pick<CanvasContext, 'isFar' | 'found' | 'showProblems' | 'forms'>,
): CanvasContext {
  const problems = computed(() => marks.value.nodes)
  const edgeProblems = computed(() => marks.value.edges)
  const notes = computed(
    () =>
      new Map(
        editor.graph.nodes.flatMap((node) => {
          const comment = commentOf(node)
          return comment === '' ? [] : [[node.key, comment] as const]
        }),
      ),
  )
  const runs = computed(() => {
    const { nodes } = editor.running.paint
    return new Map(
      editor.graph.nodes.flatMap((node) => {
        const paint = nodes.get(node.key)
        return paint === undefined ? [] : [[node.key, runMark(node, paint)] as const]
      }),
    )
  })
  const takenEdges = computed(() =>
    editor.running.summary === null ? null : editor.running.paint.edges,
  )
  const edgeLabels = useFilterLabels(editor)
  const connections = computed(() => connectionsByNode(editor.graph))

  function isEnabled(node: GraphNode): boolean {
    return !isSwitchedOff(node) && !editor.misp.disabledModules.includes(node.moduleId)
  }

  function describe(node: GraphNode): string {
    const declaration = editor.declarationOf(node)
    const facts = {
      isKnown: declaration !== undefined,
      isEnabled: isEnabled(node),
      isBlocking: declaration?.blocking === true,
      problems: problems.value.get(node.key)?.count ?? 0,
      run: runs.value.get(node.key)?.text ?? '',
    }
    return nodeInWords(node, facts, connections.value(node.key))
  }

  return {
    ...view,
    declarationOf: (node) => editor.declarationOf(node),
    isEnabled,
    problems,
    notes,
    runs,
    edgeProblems,
    edgeLabels,
    takenEdges,
    changes: noChanges,
    edgeChanges: noChanges,
    describe,
  }
}

/** The labels of the filters that are on, by connection. MISP shows none while there is a cycle. */
function useFilterLabels(
  editor: ReturnType<typeof useEditorStore>,
): Readonly<Ref<ReadonlyMap<string, readonly string[]>>> {
  return computed(() => {
    const { graph } = editor
    if (findCycle(graph).length > 0) return new Map()
    const labels = findFilterLabels(graph, nodeRules(editor.lookup).isFilter)
    return new Map(
      edgesOf(graph).flatMap((edge) => {
        const names = labels.get(edge.target)?.get(edge.source) ?? []
        return names.length === 0 ? [] : [[edgeId(edge), names] as const]
      }),
    )
  })
}
