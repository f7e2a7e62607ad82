import { isPhpMap } from '../php/array.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import { echoAttribute } from './echo-attribute.ts'
import { noteRequest } from './outbox.ts'
import type { MispModulesAnswer } from './state.ts'

/** What the misp-modules service answered. */
export interface ModuleAnswer {
  readonly status: number
  readonly body: PhpValue
}

/**
 * Asks a misp-modules module: written down, and answered from the prepared answers of the simulated MISP. A module or
 * value that no answer was prepared for gets an empty result, as misp-modules gives for what it does not know.
 *
 * @returns undefined when the service can't be reached
 */
export function queryModule(
  context: EffectContext,
  module: string,
  query: PhpMap,
  value?: string,
): ModuleAnswer | undefined {
  const { answers, reachable } = context.state.mispModules
  if (!reachable) return undefined
  context.record({ kind: 'query-module', module, query })
  const prepared = answers.find(
    (candidate) =>
      candidate.module === module && (candidate.value === undefined || candidate.value === value),
  )
  const answer = {
    status: prepared?.status ?? 200,
    body: prepared === undefined ? { results: [] } : bodyFor(prepared, query),
  }
  noteRequest(context, {
    sink: 'misp-modules',
    method: 'POST',
    url: '/query',
    headers: { 'Content-Type': 'application/json' },
    body: query,
    status: answer.status,
    answer: answer.body,
  })
  return answer
}

function bodyFor({ body, echoes }: MispModulesAnswer, query: PhpMap): PhpValue {
  const attribute = getOffset(query, 'attribute')
  return echoes === true && isPhpMap(attribute) ? echoAttribute(body, attribute) : body
}
