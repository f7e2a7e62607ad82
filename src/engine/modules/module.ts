import type { ModuleContext } from '../run/module-context.ts'
import type { PhpValue } from '../php/value.ts'
import type { NodeModuleDeclaration, TriggerDeclaration } from './declaration.ts'

/** A trigger: what starts a workflow. It is never executed, but may have a condition on the data that fired it. */
export interface TriggerModule {
  readonly declaration: TriggerDeclaration
  /**
   * Whether the workflow goes on, given the trigger's data before normalisation and the node's parameter values by id.
   */
  readonly condition?: (data: PhpValue, parameter: (id: string) => PhpValue) => boolean
}

/** A logic or action module. */
export interface NodeModule {
  readonly declaration: NodeModuleDeclaration
  /**
   * Executes the module on the context's roaming data. Gives MISP's result: for logic modules the branch (true: first
   * output), for actions whether it succeeded; reasons go to `context.errors`.
   *
   * @throws MispException when MISP's module throws one: the node fails with its text
   * @throws PhpError when PHP itself fails: the whole run dies
   */
  readonly run: (context: ModuleContext) => boolean
}

export type Module = TriggerModule | NodeModule

export function isTrigger(module: Module): module is TriggerModule {
  return module.declaration.type === 'trigger'
}
