import { MISP_VERSIONS, type MispVersion } from '@/engine/compat.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { textAt } from './json-value.ts'

/** The version a case was recorded with. */
export function versionOf(record: PhpMap): MispVersion {
  const version = textAt(record, 'mispVersion')
  return MISP_VERSIONS.find((known) => known === version) ?? '2.5.1'
}

/** The id of the recorder's user. */
export const INITIATOR = '1'
