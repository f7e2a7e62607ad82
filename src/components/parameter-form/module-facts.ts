import type { ModuleDeclaration, NodeModuleDeclaration } from '@/engine/modules/declaration'
import { countOf } from '@/components/text/quantities'

/** Something that sets a module apart: a word or two, and what it means. */
interface ModuleFact {
  readonly text: string
  readonly why: string
}

const overheads = { 1: 'Low overhead', 2: 'Medium overhead', 3: 'High overhead' } as const

/** What is worth knowing about a module at a glance. */
export function moduleFacts(declaration: ModuleDeclaration): readonly ModuleFact[] {
  if (declaration.type === 'trigger') {
    const { blocking, coreFormat, overhead, scope } = declaration
    return [
      fact(`About: ${scope}`, 'What the data of the trigger is about'),
      blocking
        ? fact('Blocking', 'What MISP was about to do can be stopped')
        : fact('Non-blocking', 'MISP does not wait for the workflow'),
      coreFormat
        ? fact('MISP core format', 'The data is an event with its tags and attributes')
        : fact('Not in core format', 'Modules that expect an event may not work on this data'),
      fact(overheads[overhead], 'How often the trigger fires in practice'),
    ]
  }
  return [
    fact(declaration.type === 'logic' ? 'Logic' : 'Action', 'The kind of the module'),
    ...portFacts(declaration),
    ...flagFacts(declaration),
  ]
}

function portFacts({ inputs, outputs, multipleOutputConnection }: NodeModuleDeclaration) {
  const outs = outputs === 0 ? 'No output' : countOf(outputs, 'output')
  return [
    fact(`${countOf(inputs, 'input')}, ${outs.toLowerCase()}`, 'Where connections begin and end'),
    ...(multipleOutputConnection
      ? [fact('Several connections', 'An output may lead to several nodes at once')]
      : []),
  ]
}

function flagFacts(declaration: NodeModuleDeclaration): readonly ModuleFact[] {
  const flags: readonly (readonly [isSet: boolean | undefined, text: string, why: string])[] = [
    [declaration.blocking, 'Blocking', 'When it fails, the whole run stops'],
    [declaration.expectsCoreFormat, 'Wants core format', 'It works on an event’s data only'],
    [declaration.supportsFilters, 'Node filter', 'It can be limited to some of the items'],
    [declaration.isFiltering, 'Filters data', 'Later nodes see only what it keeps'],
    [declaration.isMispModule, 'misp-module', 'It comes from the misp-modules service'],
    [declaration.isCustom, 'Custom', 'It is a module of the instance, not one MISP ships'],
  ]
  return flags.filter(([isSet]) => isSet === true).map(([, text, why]) => fact(text, why))
}

function fact(text: string, why: string): ModuleFact {
  return { text, why }
}
