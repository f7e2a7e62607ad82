import type { ModuleDeclaration } from '@/engine/modules/declaration'
import type { GraphNode } from '@/engine/graph/model'
import { arrayGet, isPhpArray } from '@/engine/php/array'
import { isEmpty } from '@/engine/php/empty'
import { identical } from '@/engine/php/identical'
import type { PhpValue } from '@/engine/php/value'

const longest = 80

/**
 * What is set at a node, in a few words: its values that are not the default ones, as they stand in the forms (an
 * option by its label). Empty when everything is as it was.
 */
export function parameterSummary(
  { parameters }: Pick<GraphNode, 'parameters'>,
  declaration: ModuleDeclaration,
): string {
  const texts = declaration.parameters.flatMap((parameter) => {
    const value = arrayGet(parameters, parameter.id) ?? null
    if (isEmpty(value) || identical(value, parameter.default ?? null)) return []
    const labels = new Map(parameter.options ?? [])
    return textsOf(value)
      .filter((text) => text !== '')
      .map((text) => labels.get(text) ?? text)
  })
  const all = texts.join(' · ').replace(/\s+/g, ' ')
  return all.length > longest ? `${all.slice(0, longest - 1)}…` : all
}

function textsOf(value: PhpValue): readonly string[] {
  if (isPhpArray(value)) return Object.values(value).slice(0, 5).flatMap(textsOf)
  return value === null ? [] : [String(value)]
}
