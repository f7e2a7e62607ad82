import { isPhpArray, isPhpMap, mapOf } from '../php/array.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { textOf, wholeNumberOf } from './text-of.ts'

interface DecayParameters {
  readonly lifetime: number
  readonly speed: number
  readonly threshold: number
  readonly defaultBaseScore: number
  readonly weights: PhpMap
}

const SECONDS_PER_DAY = 86_400

/** What a decay score is worked out from. */
export interface DecayingAttribute {
  /** When it last changed or was last seen, in seconds since 1970. */
  readonly lastSeen: number
  /** Its own tags and those of its event. */
  readonly tags: readonly PhpValue[]
}

/**
 * The decay score of an attribute by one decaying model, with the polynomial formula: the base score shrinks with the
 * time since the attribute changed or was sighted, to nothing after the model's lifetime.
 *
 * @param now seconds since 1970
 */
export function decayScore(attribute: DecayingAttribute, model: PhpMap, now: number): PhpMap {
  const parameters = readParameters(model)
  const base = baseScore(attribute.tags, parameters)
  const age = (now - attribute.lastSeen) / SECONDS_PER_DAY
  const rest = 1 - (Math.max(age, 0) / parameters.lifetime) ** (1 / parameters.speed)
  const score = Math.max(0, base * rest)
  return {
    score,
    base_score: base,
    decayed: score < parameters.threshold,
    DecayingModel: { id: textOf(model['id']), name: model['name'] ?? '' },
  }
}

/** An attribute of the simulated MISP as its decay score sees it. */
export function decayingAttribute(attribute: PhpMap, event: PhpMap): DecayingAttribute {
  const sightings = itemsOf(attribute['Sighting'])
    .filter((sighting) => textOf(getOffset(sighting, 'type')) === '0')
    .map((sighting) => wholeNumberOf(getOffset(sighting, 'date_sighting')))
  return {
    lastSeen: Math.max(wholeNumberOf(attribute['timestamp']), ...sightings),
    tags: effectiveTags(itemsOf(event['Tag']), itemsOf(attribute['Tag'])),
  }
}

/** An attribute's tag takes the place of those of its event with the same predicate. */
function effectiveTags(
  inherited: readonly PhpValue[],
  own: readonly PhpValue[],
): readonly PhpValue[] {
  const overridden = new Set(own.map(predicateOf))
  return [...inherited.filter((tag) => !overridden.has(predicateOf(tag))), ...own]
}

function readParameters(model: PhpMap): DecayParameters {
  const parameters = parametersOf(getOffset(model, 'parameters'))
  const weights = getOffset(parameters, 'base_score_config')
  return {
    lifetime: numberAt(parameters, 'lifetime') ?? 1,
    speed: numberAt(parameters, 'decay_speed') ?? 1,
    threshold: numberAt(parameters, 'threshold') ?? 0,
    defaultBaseScore: numberAt(parameters, 'default_base_score') ?? 0,
    weights: mapOf(weights),
  }
}

/** MISP stores a model's parameters as JSON text; a model of the user's may have them as they are. */
function parametersOf(value: PhpValue): PhpMap {
  if (isPhpArray(value)) return isPhpMap(value) ? value : {}
  try {
    const parsed: PhpValue = JSON.parse(textOf(value))
    return mapOf(parsed)
  } catch {
    return {}
  }
}

/** The weighted mean of the numerical values of tags the model knows; the model's default without any. */
function baseScore(
  tags: readonly PhpValue[],
  { weights, defaultBaseScore }: DecayParameters,
): number {
  let sum = 0
  let total = 0
  for (const tag of tags) {
    const value = getOffset(tag, 'numerical_value')
    const weight = numberAt(weights, predicateOf(tag))
    if (value === null || weight === undefined) continue
    sum += weight * wholeNumberOf(value)
    total += weight
  }
  return total > 0 ? sum / total : defaultBaseScore
}

/** `namespace:predicate` of a machine tag. */
function predicateOf(tag: PhpValue): string {
  const [predicate = ''] = textOf(getOffset(tag, 'name')).split('=')
  return predicate
}

/** A positive number of a map. */
function numberAt(map: PhpMap, key: string): number | undefined {
  const value = Object.hasOwn(map, key) ? Number(map[key]) : Number.NaN
  return Number.isFinite(value) && value > 0 ? value : undefined
}
