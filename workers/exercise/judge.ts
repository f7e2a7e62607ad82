import type { Mail, OutgoingRequest } from '@/engine/effects/state'
import { attributesOf } from '@/engine/event/stored-events'
import { identical } from '@/engine/php/identical'
import { getOffset, itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { RunResult } from '@/engine/run/records'
import type { Expectation } from '@/formats/exercise/expectations'

/** A run that is looked at, and the event it was about. */
export interface JudgedRun {
  readonly result: RunResult
  readonly eventId: string
}

type Of<That extends Expectation['that']> = Extract<Expectation, { that: That }>

/**
 * Compares a run with what is expected of it.
 *
 * @returns what was found instead, as a sentence; empty when all is as expected
 */
export function judge(expected: Expectation, run: JudgedRun): string {
  switch (expected.that) {
    case 'outcome':
      return judgeOutcome(expected, run)
    case 'message':
      return judgeMessage(expected, run)
    case 'event-tags':
      return judgeTags(expected, 'The event', tagNames(eventAfter(run)))
    case 'attribute-tags':
      return ofAttributes(expected.value, run, (attribute) =>
        judgeTags(expected, expected.value, tagNames(attribute)),
      )
    case 'attribute':
      return ofAttributes(expected.value, run, (attribute) => judgeFields(expected, attribute))
    case 'mails':
      return judgeSent(expected, 'mail', run.result.state.outbox.mails.map(mailText))
    case 'requests': {
      const { requests } = run.result.state.outbox
      const ofWebhooks = requests.filter(({ sink }) => sink === 'webhook').map(requestText)
      return judgeSent(expected, 'request', ofWebhooks)
    }
    case 'effects':
      return judgeEffects(expected, run)
  }
}

const ENDS: Readonly<Record<RunResult['outcome'], string>> = {
  success: 'It ends well.',
  failure: 'It fails.',
  blocked: 'It is blocked.',
  fatal: 'MISP would break off with an error.',
}

function judgeOutcome({ is }: Of<'outcome'>, { result }: JudgedRun): string {
  if (result.outcome === is) return ''
  const why = result.fatal?.message ?? result.errors[0] ?? ''
  return why === '' ? ENDS[result.outcome] : `${ENDS[result.outcome]} MISP says: ${shortened(why)}`
}

function judgeMessage({ contains }: Of<'message'>, { result }: JudgedRun): string {
  const texts = [...result.errors, result.outcomeText]
  if (texts.some((text) => text.includes(contains))) return ''
  return `MISP says: ${shortened(texts.find((text) => text !== '') ?? 'nothing')}`
}

function judgeTags(
  { has, lacks }: { readonly has: readonly string[]; readonly lacks: readonly string[] },
  what: string,
  tags: readonly string[],
): string {
  const isRight = has.every((tag) => tags.includes(tag)) && !lacks.some((tag) => tags.includes(tag))
  if (isRight) return ''
  return tags.length === 0 ? `${what} has no tags.` : `${what} has ${tags.join(', ')}.`
}

function judgeFields({ fields, value }: Of<'attribute'>, attribute: PhpValue): string {
  const wrong = Object.entries(fields).find(
    ([key, wanted]) => !identical(getOffset(attribute, key) ?? null, wanted),
  )
  if (wrong === undefined) return ''
  const [key] = wrong
  return `${value} has ${key}: ${JSON.stringify(getOffset(attribute, key) ?? null)}.`
}

function judgeSent(
  {
    count,
    contains,
  }: { readonly count?: number | undefined; readonly contains: readonly string[] },
  what: string,
  sent: readonly string[],
): string {
  const isCount = count === undefined ? sent.length > 0 : sent.length === count
  if (!isCount) {
    if (sent.length === 0) return `No ${what} goes out.`
    const number = sent.length === 1 ? `One ${what} goes` : `${String(sent.length)} ${what}s go`
    return `${number} out.`
  }
  const missing = contains.find((text) => !sent.every((one) => one.includes(text)))
  return missing === undefined ? '' : `The ${what} does not hold “${shortened(missing)}”.`
}

function judgeEffects({ has, lacks }: Of<'effects'>, { result }: JudgedRun): string {
  const kinds = new Set(result.effects.map(({ kind }) => kind))
  const missing = has.find((kind) => !kinds.has(kind))
  if (missing !== undefined) return `Nothing of the kind “${missing}” happens.`
  const unwanted = lacks.find((kind) => kinds.has(kind))
  return unwanted === undefined ? '' : `“${unwanted}” happens.`
}

/** All attributes of a value, in objects or not, have to be as expected. */
function ofAttributes(
  value: string,
  run: JudgedRun,
  judgeOne: (attribute: PhpValue) => string,
): string {
  const found = attributesOf(eventAfter(run)).filter((one) => getOffset(one, 'value') === value)
  if (found.length === 0) return `There is no attribute ${value}.`
  return found.map(judgeOne).find((text) => text !== '') ?? ''
}

function eventAfter({ result, eventId }: JudgedRun): PhpMap {
  const { events } = result.state
  return (Object.hasOwn(events, eventId) ? events[eventId] : undefined) ?? {}
}

function tagNames(owner: PhpValue): readonly string[] {
  return itemsOf(getOffset(owner, 'Tag')).map((tag) => String(getOffset(tag, 'name')))
}

function mailText({ to, subject, body }: Mail): string {
  return `${to}\n${subject}\n${body}`
}

function requestText({ url, body }: OutgoingRequest): string {
  return `${url}\n${typeof body === 'string' ? body : JSON.stringify(body)}`
}

function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)} …` : text
}
