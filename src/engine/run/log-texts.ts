import type { StoredWorkflow } from '../effects/state.ts'
import type { GraphNode } from '../graph/model.ts'
import { toPhpString } from '../php/to-string.ts'

/** The engine's own log messages, letter for letter as MISP writes them. */
export const logTexts = {
  started: ({ triggerId, id }: StoredWorkflow): string =>
    `Started executing workflow for trigger \`${triggerId}\` (${id})`,

  finished: ({ triggerId, id }: StoredWorkflow, outcome: string): string =>
    `Finished executing workflow for trigger \`${triggerId}\` (${id}). Outcome: ${outcome}`,

  executedNode: (node: GraphNode, workflow: StoredWorkflow, status: string): string =>
    `Executed node \`${node.moduleId}\`\n${nodeInWorkflow(node, workflow)} executed successfully with status: ${status}`,

  nodeError: (node: GraphNode, workflow: StoredWorkflow, errors: readonly string[]): string =>
    `${nodeInWorkflow(node, workflow)} returned the following error: ${errors.join(', ')}`,

  disabledModule: (moduleId: string): string =>
    `Could not execute disabled module \`${moduleId}\`.`,

  unknownModule: (moduleId: string): string => `Could not load class for module: ${moduleId}`,

  moduleThrew: (moduleId: string, message: string): string =>
    `Error while executing module ${moduleId}. Error: ${message}`,

  stopped: (errors: readonly string[]): string => `Execution stopped. \n${errors.join(', ')}`,

  continued: (errors: readonly string[]): string =>
    `Execution encountered an error but continued. \n${errors.join(', ')}`,

  normalisationThrew: (message: string): string =>
    `Error while normalizing data for trigger. Error:\n${message}`,

  normalisationRefused: 'Error while normalizing data for trigger. Invalid input.',

  conditionNotMet: 'Conditions on the trigger are not satisfied to continue the execution',

  branchFailed: (errors: readonly string[]): string =>
    `Error while executing workflow concurrent task. \n${errors.join(', ')}`,

  branchDone: (executed: number, startNode: number): string =>
    `Workflow concurrent task executed ${executed} nodes starting from node ${startNode}.`,
} as const

function nodeInWorkflow(node: GraphNode, workflow: StoredWorkflow): string {
  return `Node \`${node.moduleId}\` (${toPhpString(node.id)}) from Workflow \`${workflow.name}\` (${workflow.id})`
}
