import { effectScope, shallowRef } from 'vue'
import { onTestFinished } from 'vitest'
import { findProblems } from '@/engine/graph/problems/find-problems'
import type { ModuleDeclaration, TriggerDeclaration } from '@/engine/modules/declaration'
import { ALL_MODULES } from '@/engine/modules/registry'
import { useCanvasCommands } from '@/stores/editor/canvas-commands'
import { useClipboard } from '@/stores/editor/clipboard'
import { useEditorMisp } from '@/stores/editor/misp'
import { useNodeCommands } from '@/stores/editor/node-commands'
import { useOpening } from '@/stores/editor/opening'
import { useProblems } from '@/stores/editor/problems'
import { useSelecting } from '@/stores/editor/selecting'
import { useEditorState } from '@/stores/editor/state'

/** The declaration of a module that ships. */
export function moduleOf(id: string): ModuleDeclaration {
  const module = ALL_MODULES.find(({ declaration }) => declaration.id === id)
  if (module === undefined) throw new Error(`There is no module ${id}.`)
  return module.declaration
}

export function triggerOf(id: string): TriggerDeclaration {
  const declaration = moduleOf(id)
  if (declaration.type !== 'trigger') throw new Error(`${id} is no trigger.`)
  return declaration
}

/** The editor without storage and workers, with nothing open. */
export function editor() {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const made = scope.run(() => {
    const state = useEditorState()
    const misp = useEditorMisp(state)
    const opening = useOpening(state, misp)
    return {
      state,
      misp,
      opening,
      nodes: useNodeCommands(state, misp),
      canvas: useCanvasCommands(state),
      selecting: useSelecting(state),
      clipboard: useClipboard(state, misp),
      problems: useProblems(state, misp, shallowRef(findProblems)),
    }
  })
  if (made === undefined) throw new Error('The scope has ended.')
  return made
}

/** The editor with a workflow: Event publish (1) → IF tag (2), then: Tag operation (3), else: Stop (4). */
export function sampleEditor() {
  const one = editor()
  one.opening.create(triggerOf('event-publish'), '2.5.19')
  const behind = (source: string, output: string) => ({ behind: { source, output } })
  one.nodes.addModule(moduleOf('tag-if'), { x: 300, y: 0 }, behind('1', 'output_1'))
  one.nodes.addModule(moduleOf('tag_operation'), { x: 600, y: -80 }, behind('2', 'output_1'))
  one.nodes.addModule(moduleOf('stop-execution'), { x: 600, y: 80 }, behind('2', 'output_2'))
  return one
}
