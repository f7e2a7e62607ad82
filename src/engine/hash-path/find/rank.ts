import { countOf } from '../explain/show-value.ts'
import { weight, type Narrowing } from './narrowings.ts'
import type { Combination } from './combine.ts'

const ALL_ATTRIBUTES = 'Event._AttributeFlattened.{n}'

/** How good a path is, the lower the better: short, and asking for what MISP's own workflows ask for. */
export function costOf(path: string, narrowings: readonly Narrowing[]): number {
  const positions = narrowings.filter(({ kind }) => kind === 'position').length
  const odd = narrowings.reduce((sum, narrowing) => sum + weight(narrowing), 0)
  const idiom = path.startsWith(ALL_ATTRIBUTES) ? 12 : 0
  return path.length + odd + 25 * positions - idiom
}

/** Why a candidate stands where it stands, in words. */
export function reasonOf({ path, narrowings, others }: Combination, missing: number): string {
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
