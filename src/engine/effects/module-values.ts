import { isPhpArray, isPhpMap } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { textOf } from './text-of.ts'

/**
 * The attributes MISP makes of what a simple enrichment module answered (a list of `{types, values}`): one for each
 * value, of the first type, with the distribution of the attribute asked about and a comment that names it. Values of the
 * type `freetext` are left out: MISP would parse them for indicators.
 *
 * @param source the attribute the module was asked about
 */
export function attributesOfValues(
  results: PhpValue,
  source: PhpMap,
  moduleName: string,
): readonly PhpMap[] {
  const note = `Attribute #${textOf(source['id'])} enriched by ${moduleName}.`
  return itemsOf(results)
    .filter(isPhpMap)
    .flatMap((result) => {
      const type = typesOf(result)[0]
      if (type === undefined) return []
      const comment = getOffset(result, 'comment')
      return listOf(getOffset(result, 'values'))
        .filter((value) => !isPhpArray(value))
        .map((value) => ({
          event_id: getOffset(source, 'event_id'),
          to_ids: !isEmpty(getOffset(result, 'to_ids')),
          value,
          comment: isEmpty(comment) ? note : `${toPhpString(comment)}\n${note}`,
          distribution: getOffset(source, 'distribution'),
          sharing_group_id: getOffset(source, 'sharing_group_id'),
          type,
        }))
    })
}

function typesOf(result: PhpMap): readonly PhpValue[] {
  const types = getOffset(result, 'types') ?? getOffset(result, 'type')
  return listOf(types).filter((type) => type !== 'freetext' && !isEmpty(type))
}

/** A single value stands for a list of one. */
function listOf(value: PhpValue): readonly PhpValue[] {
  if (isPhpArray(value)) return itemsOf(value)
  return value === null ? [] : [value]
}
