import { compatOf, type MispVersion } from '../compat.ts'
import { isPhpArray } from '../php/array.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import { parametersOf } from './parameters-of.ts'
import type { ModuleDeclaration, ParameterDeclaration } from './declaration.ts'
import type { InstanceOptions } from './instance-options.ts'
import { moduleProblems } from './module-problems.ts'
import { chosenTexts, isShown, isStored, textOf, valueOf } from './parameter-values.ts'

/** What is wrong with the value of a parameter, in words for who edits the workflow. */
export interface ParameterProblem {
  /** The parameter's id. */
  readonly parameter: string
  /** Error: the module can't work. Warning: it does something else than it seems. Info: good to know. */
  readonly severity: 'error' | 'warning' | 'info'
  readonly title: string
  readonly sentence: string
  /** A value that mends it; undefined takes the stored one out. */
  readonly fix?: { readonly title: string; readonly value: PhpValue | undefined }
}

export interface ParameterQuestion {
  readonly declaration: ModuleDeclaration
  readonly version: MispVersion
  /** The node's saved values by parameter id. */
  readonly saved: PhpArray
  /** The lists of the instance; without them nothing is said about values that are in none. */
  readonly options?: InstanceOptions | undefined
}

/** What is missing, contradictory or misleading in the values of a node's parameters, in the order of the form. */
export function parameterProblems(question: ParameterQuestion): readonly ParameterProblem[] {
  const { declaration, version, saved, options } = question
  const parameters = parametersOf(declaration, { compat: compatOf(version) })
  const read = (id: string): PhpValue => {
    const parameter = parameters.find((candidate) => candidate.id === id)
    return parameter === undefined ? '' : valueOf(parameter, saved)
  }
  const ofModule = moduleProblems(declaration.id, read)
  return parameters.flatMap((parameter) => [
    ...ofModule.filter((problem) => problem.parameter === parameter.id),
    ...(isShown(parameter, parameters, saved) ? formProblems(parameter, saved, options) : []),
  ])
}

function formProblems(
  parameter: ParameterDeclaration,
  saved: PhpArray,
  options: InstanceOptions | undefined,
): readonly ParameterProblem[] {
  switch (parameter.type) {
    case 'select':
    case 'radio':
      return choiceProblems(parameter, saved)
    case 'picker':
      return pickerProblems(parameter, saved, options)
    case 'input':
    case 'textarea':
    case 'hashpath':
      return [
        ...textProblems(parameter, saved),
        ...unrenderedDefault(parameter, saved),
        ...numberProblems(parameter, saved),
      ]
    default:
      return []
  }
}

/** A value that is none of the fixed options, as some of MISP's own defaults are. */
function choiceProblems(
  parameter: ParameterDeclaration,
  saved: PhpArray,
): readonly ParameterProblem[] {
  const { id, options } = parameter
  const value = textOf(valueOf(parameter, saved))
  if (options === undefined || options.some(([option]) => option === value)) return []
  if (value === '' && parameter.default === undefined) return []
  const isDefault = parameter.default !== undefined && value === textOf(parameter.default)
  return [
    {
      parameter: id,
      severity: 'warning',
      title: isDefault ? `MISP’s default “${value}” is no option` : `“${value}” is no option`,
      sentence:
        'A run works with this value as it is, while MISP’s editor shows the first option. Choose one.',
    },
  ]
}

function pickerProblems(
  parameter: ParameterDeclaration,
  saved: PhpArray,
  options: InstanceOptions | undefined,
): readonly ParameterProblem[] {
  const { id, optionSource, acceptsNewValues } = parameter
  if (optionSource === undefined || options === undefined || acceptsNewValues === true) return []
  const known = new Set(options[optionSource].map(({ value }) => value))
  const unknown = chosenTexts(valueOf(parameter, saved)).filter((value) => !known.has(value))
  if (unknown.length === 0) return []
  return [
    {
      parameter: id,
      severity: 'info',
      title: `Not in the simulated MISP: ${unknown.join(', ')}`,
      sentence: unknownSentences[optionSource] ?? 'A run here finds nothing under this name.',
    },
  ]
}

const unknownSentences: Readonly<Record<string, string>> = {
  tags: 'MISP makes a tag that does not exist yet when it attaches it; a condition on it does not hold.',
  clusters: 'Your MISP may know it: the name is compared with the tags of the event.',
  organisations: 'Your MISP may know it: the id is compared with the one of the event.',
}

/** A text field that holds no text: it was saved by something else than MISP’s editor. */
function textProblems(
  parameter: ParameterDeclaration,
  saved: PhpArray,
): readonly ParameterProblem[] {
  const value = valueOf(parameter, saved)
  if (typeof value === 'string' || !isStored(parameter, saved)) return []
  const kind = isPhpArray(value)
    ? 'a list'
    : typeof value === 'number'
      ? 'a number'
      : 'true or false'
  return [
    {
      parameter: parameter.id,
      severity: parameter.jinja === true ? 'error' : 'info',
      title: `Saved as ${kind}, not as text`,
      sentence:
        parameter.jinja === true
          ? 'The template service refuses what is no text: MISP sees an empty text.'
          : 'A run compares it as such. Typing makes it a text, as MISP’s editor does.',
      fix: { title: 'Make it a text', value: textOf(value) },
    },
  ]
}

/** MISP renders what is stored; a default that nobody stored goes out with its braces. */
function unrenderedDefault(
  parameter: ParameterDeclaration,
  saved: PhpArray,
): readonly ParameterProblem[] {
  const { id, jinja, default: text } = parameter
  if (jinja !== true || isStored(parameter, saved)) return []
  if (typeof text !== 'string' || !text.includes('{{')) return []
  return [
    {
      parameter: id,
      severity: 'warning',
      title: 'This default is not rendered',
      sentence: 'MISP renders templates that are stored, and sends this one as it stands.',
      fix: { title: 'Store it', value: text },
    },
  ]
}

function numberProblems(
  { id, inputType, min = -Infinity, max = Infinity, ...parameter }: ParameterDeclaration,
  saved: PhpArray,
): readonly ParameterProblem[] {
  if (inputType !== 'number') return []
  const value = textOf(valueOf({ id, ...parameter }, saved))
  const number = Number(value)
  if (value === '' || (number >= min && number <= max)) return []
  return [
    {
      parameter: id,
      severity: 'warning',
      title: `“${value}” is no number from ${min} to ${max}`,
      sentence: 'MISP’s form refuses it.',
    },
  ]
}
