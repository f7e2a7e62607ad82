import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Warninglist } from '@/engine/effects/state.ts'
import { textAt, textsAt, toPhpValue } from './json-value.ts'

/**
 * The warninglists that were enabled on the recorded servers: files of MISP's format with the id the server gave them.
 * They are not part of this repository; the folder `warninglists` is looked for beside the case file and in `../shared`
 * next to the checkout.
 *
 * @returns undefined when there is no such folder
 */
export function readWarninglists(caseFolder: string): readonly Warninglist[] | undefined {
  const folder = [
    join(caseFolder, 'warninglists'),
    join(caseFolder, '../data/warninglists'),
    join(process.cwd(), '../shared/data/warninglists'),
  ].find((candidate) => existsSync(candidate))
  if (folder === undefined) return undefined
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readList(join(folder, name)))
    .toSorted((a, b) => Number(a.id) - Number(b.id))
}

function readList(path: string): Warninglist {
  const json = toPhpValue(JSON.parse(readFileSync(path, 'utf8')))
  return {
    id: textAt(json, 'id'),
    name: textAt(json, 'name'),
    type: textAt(json, 'type'),
    version: textAt(json, 'version'),
    category: textAt(json, 'category') || 'false_positive',
    description: textAt(json, 'description'),
    isDefault: true,
    matchingAttributes: textsAt(json, 'matching_attributes'),
    entries: textsAt(json, 'list'),
  }
}
