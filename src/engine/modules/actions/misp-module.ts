import { queryModule } from '../../effects/query-module.ts'
import type { MispModulesService } from '../../effects/state.ts'
import { extract } from '../../hash-path/index.ts'
import { arrayGet, isPhpArray } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpArray, PhpMap, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration, ParameterDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

/** What action modules declare, by the service description it was read from. */
const declarations = new WeakMap<PhpMap, NodeModuleDeclaration>()

/**
 * An action module that the misp-modules service offers (mattermost, slack …), by its id in MISP: the service's name
 * with underscores.
 *
 * @returns undefined when the service can't be reached or has no such action
 */
export function mispModule(service: MispModulesService, id: string): NodeModule | undefined {
  const description = findAction(service, id)
  if (description === undefined) return undefined
  const declaration = declarationOf(description)
  const serviceName = textOf(description, 'name')
  return { declaration, run: (context) => callService(context, declaration, serviceName) }
}

/** What an action module of the service declares; undefined as with `mispModule`. */
export function declareMispModule(
  service: MispModulesService,
  id: string,
): NodeModuleDeclaration | undefined {
  const description = findAction(service, id)
  return description === undefined ? undefined : declarationOf(description)
}

/** What all action modules of a service declare. */
export function declareMispModules(service: MispModulesService): readonly NodeModuleDeclaration[] {
  return service.modules
    .filter(isAction)
    .flatMap(
      (description) => declareMispModule(service, underscore(textOf(description, 'name'))) ?? [],
    )
}

function findAction({ reachable, modules }: MispModulesService, id: string): PhpMap | undefined {
  if (!reachable) return undefined
  return modules.find(
    (candidate) => isAction(candidate) && underscore(textOf(candidate, 'name')) === id,
  )
}

function isAction(description: PhpMap): boolean {
  return itemsOf(getOffset(metaOf(description), 'module-type')).includes('action')
}

function declarationOf(description: PhpMap): NodeModuleDeclaration {
  const declaration = declarations.get(description) ?? declare(description)
  declarations.set(description, declaration)
  return declaration
}

function declare(description: PhpMap): NodeModuleDeclaration {
  const meta = metaOf(description)
  const config = mapAt(meta, 'config')
  const flag = (key: string): boolean => !isEmpty(arrayGet(config, key) ?? null)
  return {
    id: underscore(textOf(description, 'name')),
    type: 'action',
    name: textOf(description, 'name'),
    version: textOf(meta, 'version'),
    description: textOf(meta, 'description'),
    icon: 'python',
    blocking: flag('blocking'),
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: flag('expect_misp_core_format'),
    supportsFilters: flag('support_filters'),
    isFiltering: false,
    isMispModule: true,
    parameters: Object.entries(mapAt(config, 'params')).map(declareParameter),
    simulated: 'Answers of the misp-modules service come from a table that you can edit.',
  }
}

function declareParameter([name, options]: readonly [string, PhpValue]): ParameterDeclaration {
  const details: PhpArray = isPhpArray(options) ? options : {}
  const type = arrayGet(details, 'type') ?? ''
  const placeholder = arrayGet(details, 'value') ?? ''
  return {
    id: slug(underscore(name)),
    label: humanise(slug(underscore(name))),
    type: type === 'large_string' ? 'textarea' : type === 'hash_path' ? 'hashpath' : 'input',
    ...(isEmpty(placeholder) || isPhpArray(placeholder)
      ? {}
      : { placeholder: toPhpString(placeholder) }),
    ...(isEmpty(arrayGet(details, 'jinja_supported') ?? null) ? {} : { jinja: true }),
  }
}

/**
 * Sends the roaming data, the parameters and what hash path parameters find. Only an answer that names an error is a
 * failure: no answer at all counts as success.
 */
function callService(
  context: ModuleContext,
  declaration: NodeModuleDeclaration,
  serviceName: string,
): boolean {
  const data = context.data()
  const values = declaration.parameters.map(({ id }) => [id, context.parameter(id)] as const)
  const query: PhpMap = {
    module: serviceName,
    data,
    ...(declaration.supportsFilters ? { filteredItems: filteredItems(context, data) } : {}),
    params: Object.fromEntries(values),
    ...matchingData(declaration, context, data),
  }
  const answer = queryModule(context.session, serviceName, query)
  const error = isPhpArray(answer?.body) ? arrayGet(answer.body, 'error') : undefined
  if (error === undefined || isEmpty(error)) return true
  context.errors.push(isPhpArray(error) ? 'Array' : toPhpString(error))
  return false
}

/** What the node filter keeps; the whole data when it keeps nothing. */
function filteredItems(context: ModuleContext, data: PhpMap): PhpValue {
  const items = context.matchingItemsOrData()
  return isEmpty(items) ? data : items
}

function matchingData(
  declaration: NodeModuleDeclaration,
  context: ModuleContext,
  data: PhpMap,
): { readonly matchingData?: PhpMap } {
  const paths = declaration.parameters.filter(({ type }) => type === 'hashpath')
  if (paths.length === 0) return {}
  const found = paths.map(({ id, label }) => {
    const path = context.parameter(id)
    return [label, isEmpty(path) ? data : extract(data, path)] as const
  })
  return { matchingData: Object.fromEntries(found) }
}

function metaOf(description: PhpMap): PhpArray {
  return mapAt(description, 'meta')
}

function mapAt(map: PhpArray, key: string): PhpArray {
  const value = arrayGet(map, key) ?? null
  return isPhpArray(value) ? value : {}
}

function textOf(map: PhpArray, key: string): string {
  const value = arrayGet(map, key) ?? ''
  return isPhpArray(value) ? '' : toPhpString(value)
}

/** CamelCase to snake_case, as CakePHP's inflector writes it. */
function underscore(name: string): string {
  return name.replace(/(?<=\w)([A-Z])/g, '_$1').toLowerCase()
}

function slug(name: string): string {
  return name.replace(/[^a-z0-9]+/gi, '_').replace(/^_+|_+$/g, '')
}

function humanise(id: string): string {
  return id.replaceAll('_', ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}
