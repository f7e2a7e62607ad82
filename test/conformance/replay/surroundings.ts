import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { MispState, Warninglist } from '@/engine/effects/state.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import { getOffset, itemsOf } from '@/engine/php/offsets.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import type { CaseContext } from '../case-kind.ts'
import { readBaseline } from './baseline.ts'
import type { Surroundings } from './case-state.ts'
import { mapAt, mapsAt, textAt } from './json-value.ts'
import { readWarninglists } from './warninglists.ts'

const known = new Map<string, Surroundings>()

/** The recorded server of a file of cases: `baseline.json` beside it (else our copy) and its warninglists. */
export function surroundingsOf({ folder }: CaseContext): Surroundings {
  const found = known.get(folder) ?? {
    baseline: baselineBeside(folder),
    warninglists: readWarninglists(folder),
  }
  known.set(folder, found)
  return found
}

const OWN_BASELINE = join(import.meta.dirname, '../traces/baseline.json.gz')

function baselineBeside(folder: string): MispState {
  const candidates = [join(folder, 'baseline.json'), join(folder, 'baseline.json.gz')]
  return readBaseline(candidates.find((path) => existsSync(path)) ?? OWN_BASELINE)
}

/** Cases that compare with warninglists need those of the recorded server, which are not part of this project. */
export function whyWithoutWarninglists(record: PhpMap, context: CaseContext): string | undefined {
  const lists: readonly Warninglist[] | undefined = surroundingsOf(context).warninglists
  if (lists !== undefined || !usesWarninglists(record)) return undefined
  return 'the warninglists of the recorded server are not here (../shared/data/warninglists)'
}

const MODULE = 'attach-warninglist'

function usesWarninglists(record: PhpMap): boolean {
  if (textAt(record, 'module') === MODULE) return true
  const graphs = [record, ...mapsAt(record, 'otherWorkflows')].map((holder) =>
    getOffset(holder, 'graph'),
  )
  const nodes = [...graphs, ...Object.values(mapAt(record, 'blobs'))].flatMap((value) =>
    [value, ...itemsOf(value)].filter(isPhpMap),
  )
  return nodes.some((node) => textAt(mapAt(node, 'data'), 'id') === MODULE)
}
