import { isPhpArray, isPhpMap } from '../php/array.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'

interface DecayParameters {
  readonly lifetime: number
  readonly speed: number
  readonly threshold: number
  readonly defaultBaseScore: number
  readonly weights: PhpMap
}

const SECONDS_PER_DAY = 86_400

/**
 * The decay score of an attribute by one decaying model, with the polynomial formula: the base score shrinks with the
 * time since the attribute changed, to nothing after the model's lifetime.
 *
 * @param attribute its row; tags may be inside
 * @param now seconds since 1970
 */
export function decayScore(attribute: PhpMap, model: PhpMap, now: number): PhpMap {
  const parameters = readParameters(model)
  const base = baseScore(attribute, parameters)
  const age = (now - Number(getOffset(attribute, 'timestamp') ?? 0)) / SECONDS_PER_DAY
  const rest = 1 - (Math.max(age, 0) / parameters.lifetime) ** (1 / parameters.speed)
  const score = Math.max(0, base * rest)
  return {
    score,
    base_score: base,
    decayed: score < parameters.threshold,
    DecayingModel: { id: String(model['id'] ?? ''), name: model['name'] ?? '' },
  }
}

function readParameters(model: PhpMap): DecayParameters {
  const parameters = parametersOf(model['parameters'] ?? null)
  const number = (key: string, otherwise: number): number => {
    const value = Number(parameters[key])
    return Number.isFinite(value) && value > 0 ? value : otherwise
  }
  const weights = parameters['base_score_config'] ?? null
  return {
    lifetime: number('lifetime', 1),
    speed: number('decay_speed', 1),
    threshold: number('threshold', 0),
    defaultBaseScore: number('default_base_score', 0),
    weights: isPhpMap(weights) ? weights : {},
  }
}

/** MISP stores a model's parameters as JSON text; a model of the user's may have them as they are. */
function parametersOf(value: PhpValue): PhpMap {
  if (isPhpArray(value)) return isPhpMap(value) ? value : {}
  try {
    const parsed: PhpValue = JSON.parse(String(value))
    return isPhpMap(parsed) ? parsed : {}
  } catch {
    return {}
  }
}

/** The weighted mean of the numerical values of tags the model knows; the model's default without any. */
function baseScore(attribute: PhpMap, { weights, defaultBaseScore }: DecayParameters): number {
  let sum = 0
  let total = 0
  for (const tag of itemsOf(getOffset(attribute, 'Tag'))) {
    const value = getOffset(tag, 'numerical_value')
    const weight = Number(weights[predicateOf(getOffset(tag, 'name'))])
    if (value === null || !Number.isFinite(weight)) continue
    sum += weight * Number(value)
    total += weight
  }
  return total > 0 ? sum / total : defaultBaseScore
}

/** `namespace:predicate` of a machine tag. */
function predicateOf(name: PhpValue): string {
  return typeof name === 'string' ? (name.split('=')[0] ?? '') : ''
}
