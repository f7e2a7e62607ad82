import { renderTemplate } from '../jinja/index.ts'
import type { ModuleDeclaration } from '../modules/declaration.ts'
import { parametersOf } from '../modules/parameters-of.ts'
import type { GraphNode } from '../graph/model.ts'
import { arrayGet } from '../php/array.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { ParameterRecord } from './records.ts'
import type { RoamingData } from './roaming-data.ts'
import type { Session } from './session.ts'

/**
 * The values a module works with, by parameter id. Only declared parameters count: the saved value, else the default,
 * else an empty text. A saved non-empty text of a Jinja parameter is rendered with the roaming data (as seen through
 * the filters) as context; a default never is.
 */
export function readParameters(
  node: GraphNode,
  declaration: ModuleDeclaration,
  roaming: RoamingData,
  session: Session,
): ReadonlyMap<string, ParameterRecord> {
  const records = new Map<string, ParameterRecord>()
  for (const parameter of parametersOf(declaration, session)) {
    const saved = arrayGet(node.parameters, parameter.id) ?? null
    const raw = saved ?? parameter.default ?? ''
    const record =
      parameter.jinja === true && saved !== null && needsRendering(saved)
        ? render(parameter.id, saved, roaming, session)
        : { id: parameter.id, raw, value: raw }
    records.set(parameter.id, record)
  }
  return records
}

function needsRendering(saved: PhpValue): saved is string | number {
  return (typeof saved === 'string' && saved !== '') || typeof saved === 'number'
}

function render(
  id: string,
  raw: string | number,
  roaming: RoamingData,
  session: Session,
): ParameterRecord {
  // The templating service gets the parameter as JSON and refuses what is no text: MISP then sees an empty answer.
  if (typeof raw !== 'string') {
    session.templates.push({ template: raw, text: '' })
    return {
      id,
      raw,
      value: '',
      templateError: { line: 1, reason: 'A template must be a text, this is a number.' },
    }
  }
  const rendered = renderTemplate(raw, templateContext(roaming, session))
  session.templates.push({ template: raw, text: rendered.text })
  return 'error' in rendered
    ? { id, raw, value: rendered.text, templateError: rendered.error }
    : { id, raw, value: rendered.text }
}

function templateContext(roaming: RoamingData, session: Session): PhpMap {
  const data = roaming.filtered()
  if (!session.compat.templatesKnowBaseUrl) return data
  return { ...data, _env: { baseurl: session.state.settings['MISP.baseurl'] ?? '' } }
}
