import { arrayMerge, arrayValues, isPhpArray } from '../../../php/array.ts'
import { isEmpty } from '../../../php/empty.ts'
import { phpTypeError } from '../../../php/errors.ts'
import { toPhpString } from '../../../php/to-string.ts'
import type { PhpArray, PhpValue } from '../../../php/value.ts'

/**
 * The tags a node selects: those chosen as tags, then those of the chosen galaxy clusters, which are tags named
 * `misp-galaxy:` and the cluster.
 *
 * @throws PhpError when a choice is neither a list nor empty: MISP hands it to PHP's list functions
 */
export function selectedTags(tags: PhpValue, clusters: PhpValue): PhpArray {
  const prefixed = arrayValues(listOf(clusters, 'array_map(): Argument #2 ($array)')).map(
    (cluster) => `misp-galaxy:${toPhpString(cluster)}`,
  )
  return arrayMerge(listOf(tags, 'array_merge(): Argument #1'), prefixed)
}

function listOf(chosen: PhpValue, argument: string): PhpArray {
  if (isEmpty(chosen)) return []
  if (isPhpArray(chosen)) return chosen
  throw phpTypeError(`${argument} must be of type array, ${typeName(chosen)} given`)
}

function typeName(value: PhpValue): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return value === true ? 'bool' : 'string'
}
