import { defineStore } from 'pinia'
import { useEditorState } from './editor/state'
import { useNodeCommands } from './editor/node-commands'

/** The workflow editor: the document that is edited and everything that can be done with it. */
export const useEditorStore = defineStore('editor', () => {
  const state = useEditorState()
  return { ...state, ...useNodeCommands(state) }
})
