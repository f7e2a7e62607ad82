import { computed, type ShallowRef } from 'vue'
import {
  problem,
  type GraphProblem,
  type ProblemFix,
  type ProblemSetting,
} from '@/engine/graph/problems/problem'
import { findWideCharacters } from '@/formats/workflow-json/wide-characters'
import type { EditorMispApi } from './misp'
import type { FindProblems } from './problem-check'
import type { EditorStateApi } from './state'

/**
 * What is wrong with the workflow, found while it is edited.
 *
 * @param check finds it; as long as it is null nothing is found
 */
export function useProblems(
  state: EditorStateApi,
  misp: EditorMispApi,
  check: Readonly<ShallowRef<FindProblems | null>>,
) {
  const kind = computed(() => state.document.value.kind)
  const setting = computed((): ProblemSetting => ({
    kind: kind.value,
    lookup: misp.lookup.value,
    misp: misp.misp.value,
    ...(misp.isMispLoaded.value ? { options: misp.options.value } : {}),
  }))
  const ofGraph = computed(() => check.value?.(state.graph.value, setting.value) ?? [])
  const ofTexts = computed(() => wideCharacters(state.document.value.name, state.graph.value))
  /** The gravest first. */
  const problems = computed((): readonly GraphProblem[] => [...ofTexts.value, ...ofGraph.value])
  /** By the key of the nodes they are about. */
  const problemsByNode = computed(() => grouped(problems.value, ({ nodes }) => nodes))
  /** By the id of the connections they are about. */
  const problemsByEdge = computed(() => grouped(problems.value, ({ edges }) => edges))
  /** MISP would refuse to save the workflow. */
  const isRefused = computed(() => problems.value.some(({ refused }) => refused))

  /** Mends a problem, in a step that can be undone. */
  function mend({ label, edit }: ProblemFix): void {
    state.changeGraph(label, edit)
  }

  return { problems, problemsByNode, problemsByEdge, isRefused, mend }
}

/** MISP's tables hold no characters of four bytes, such as emoji. */
function wideCharacters(
  name: string,
  graph: EditorStateApi['graph']['value'],
): readonly GraphProblem[] {
  const places = findWideCharacters(name, graph)
  if (places.length === 0) return []
  return [
    problem(
      'wide-characters',
      'error',
      `An emoji, or another character of four bytes, stands in ${places.slice(0, 5).join(', ')}. MISP answers HTTP 500 when it saves it.`,
      { refused: true },
    ),
  ]
}

function grouped(
  problems: readonly GraphProblem[],
  keysOf: (one: GraphProblem) => readonly string[],
): ReadonlyMap<string, readonly GraphProblem[]> {
  const groups = new Map<string, GraphProblem[]>()
  for (const one of problems) {
    for (const key of keysOf(one)) {
      const known = groups.get(key)
      if (known === undefined) groups.set(key, [one])
      else known.push(one)
    }
  }
  return groups
}
