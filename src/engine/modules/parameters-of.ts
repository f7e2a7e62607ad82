import type { MispVersion } from '../compat.ts'
import type { ModuleDeclaration, ParameterDeclaration } from './declaration.ts'

/** The parameters a module declares in a MISP version. */
export function parametersOf(
  { parameters, parametersIn }: ModuleDeclaration,
  { compat }: { readonly compat: { readonly version: MispVersion } },
): readonly ParameterDeclaration[] {
  return parametersIn?.[compat.version] ?? parameters
}
