import { countOf } from '../explain/show-value.ts'
import { weight, type Narrowing } from './narrowings.ts'

/** A fixed position depends on the order of the data. */
export const POSITION_COST = 25

const ALL_ATTRIBUTES = 'Event._AttributeFlattened.{n}'

/** How good a path is, the lower the better: short, and asking for what MISP's own workflows ask for. */
export function costOf(path: string, narrowings: readonly Narrowing[]): number {
  const positions = narrowings.filter(({ kind }) => kind === 'position').length
  const odd = narrowings.reduce((sum, narrowing) => sum + weight(narrowing), 0)
  const idiom = path.startsWith(ALL_ATTRIBUTES) ? 12 : 0
  return path.length + odd + POSITION_COST * positions - idiom
}

/** What a reason is about. */
interface Judged {
  readonly path: string
  readonly narrowings: readonly Narrowing[]
  readonly others: number
  readonly missing: number
}

/** Why a candidate stands where it stands, in words. */
export function reasonOf({ path, narrowings, others, missing }: Judged): string {
  if (narrowings.length === 0) return 'Exact: leads to this one place, whatever stands there.'
  const fields = narrowings.flatMap((narrowing) => narrowing.fields)
  const hasPosition = narrowings.some(({ kind }) => kind === 'position')
  const how = [
    fields.length > 0 ? `told apart by ${fields.join(' and ')}` : 'without any matcher',
    ...(hasPosition ? ['with a fixed position, which depends on the order'] : []),
    ...(path.startsWith(ALL_ATTRIBUTES) ? ['among all attributes, also those in objects'] : []),
  ].join(', ')
  if (others + missing === 0) return `Exact: ${how}.`
  const more = others > 0 ? [`gives ${countOf(others, 'value')} more`] : []
  const less = missing > 0 ? [`leaves out ${countOf(missing, 'selected value')}`] : []
  return `Not exact, ${[...more, ...less].join(' and ')}: ${how}.`
}
