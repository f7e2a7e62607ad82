import type { GraphNode } from '../graph/model.ts'
import { ACTION_DECLARATIONS, LOGIC_DECLARATIONS, TRIGGER_DECLARATIONS } from './declarations.ts'

/**
 * How forms label a parameter of a node, in whichever MISP version has it; its id where no module that ships declares
 * it.
 */
export function parameterLabel(
  { moduleType, moduleId }: Pick<GraphNode, 'moduleType' | 'moduleId'>,
  id: string,
): string {
  const declared = [...TRIGGER_DECLARATIONS, ...LOGIC_DECLARATIONS, ...ACTION_DECLARATIONS]
    .filter((one) => one.type === moduleType && one.id === moduleId)
    .flatMap(({ parameters, parametersIn }) => [
      ...parameters,
      ...Object.values(parametersIn ?? {}).flat(),
    ])
  return declared.find((parameter) => parameter.id === id)?.label ?? id
}
