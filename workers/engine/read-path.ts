import { extract, get } from '@/engine/hash-path'
import type { PhpValue } from '@/engine/php/value'
import type { PathMode } from './protocol'

/**
 * What a path gives, read in one of MISP's two ways; nothing is null with `get`.
 *
 * @throws as `extract` and `get`
 */
export function readPath(data: PhpValue, path: string, mode: PathMode): PhpValue {
  return mode === 'extract' ? extract(data, path) : get(data, path, null)
}
