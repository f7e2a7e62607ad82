import { MispException, phpTypeError } from '../php/errors.ts'
import type { EffectContext } from './context.ts'

/**
 * Adds values to a warninglist of the instance. MISP imports the whole list anew: it applies to attributes of every type
 * from then on.
 *
 * @throws MispException for a list that ships with MISP
 * @throws PhpError when there is no such list: MISP adds the values to nothing
 */
export function extendWarninglist(
  context: EffectContext,
  warninglistId: string,
  values: readonly string[],
): void {
  context.record({ kind: 'extend-warninglist', warninglistId, values })
  const list = context.state.warninglists.find(({ id }) => id === warninglistId)
  if (list === undefined) throw phpTypeError('Unsupported operand types: null + array')
  if (list.isDefault) {
    throw new MispException('It is not possible to modify default warninglist.')
  }
  const entries = [...new Set([...list.entries, ...values])]
  const extended = { ...list, entries, matchingAttributes: ['ALL'] }
  const warninglists = context.state.warninglists.map((other) =>
    other === list ? extended : other,
  )
  context.update({ ...context.state, warninglists })
}
