import { arrayGet, arrayHas, arrayKeys, arrayValues, isPhpArray } from '../php/array.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import type { ParameterDeclaration } from './declaration.ts'

/** Whether the node holds a value of its own: without one MISP takes the parameter's default. */
export function isStored({ id }: ParameterDeclaration, saved: PhpArray): boolean {
  return (arrayGet(saved, id) ?? null) !== null
}

/** The value a parameter has: the saved one, else its default, else an empty text. Not rendered. */
export function valueOf(parameter: ParameterDeclaration, saved: PhpArray): PhpValue {
  return arrayGet(saved, parameter.id) ?? parameter.default ?? ''
}

/** Whether MISP saves a list of texts: pickers of several values, and those that take values of one's own. */
export function holdsList({ type, multiple, acceptsNewValues }: ParameterDeclaration): boolean {
  return type === 'picker' && (multiple === true || acceptsNewValues === true)
}

/** A value as one text, as form fields show it; arrays as JSON. */
export function textOf(value: PhpValue): string {
  if (value === null) return ''
  return isPhpArray(value) ? JSON.stringify(value) : String(value)
}

/** The chosen values of a picker. One saved text is a choice of one, as from a module that once took only one. */
export function chosenTexts(value: PhpValue): readonly string[] {
  const values = isPhpArray(value) ? arrayValues(value) : [value]
  return values.map(textOf).filter((text) => text !== '')
}

/**
 * Whether a field is shown: every parameter its condition names must have one of the named values.
 */
export function isShown(
  parameter: ParameterDeclaration,
  parameters: readonly ParameterDeclaration[],
  saved: PhpArray,
): boolean {
  return Object.entries(parameter.displayOn ?? {}).every(([id, values]) => {
    const other = parameters.find((candidate) => candidate.id === id)
    return other !== undefined && values.includes(textOf(valueOf(other, saved)))
  })
}

/** Whether MISP never shows a field: its condition is on a parameter that the module does not declare. */
export function isNeverShown(
  parameter: ParameterDeclaration,
  parameters: readonly ParameterDeclaration[],
): boolean {
  return Object.keys(parameter.displayOn ?? {}).some((id) =>
    parameters.every((candidate) => candidate.id !== id),
  )
}

/** The ids of saved values that the module does not declare. The engine never reads them; MISP's editor drops them. */
export function undeclaredIds(
  parameters: readonly ParameterDeclaration[],
  saved: PhpArray,
): readonly string[] {
  const declared = new Set(parameters.map(({ id }) => id))
  return arrayKeys(saved).filter((id) => !declared.has(id) && arrayHas(saved, id))
}
