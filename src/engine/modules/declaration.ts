import type { PhpValue } from '../php/value.ts'
import type { MispVersion } from '../compat.ts'

/** Which form field the editor shows for a parameter. */
export type ParameterType =
  'input' | 'textarea' | 'select' | 'picker' | 'checkbox' | 'radio' | 'hashpath'

/** Options that come from the MISP instance the workflow runs on. */
export type OptionSource =
  | 'tags'
  | 'clusters'
  | 'organisations'
  | 'sharing-groups'
  | 'warninglists'
  | 'custom-warninglists'
  | 'decaying-models'
  | 'enrichment-modules'
  | 'mail-recipients'
  | 'log-mail-recipients'
  | 'ad-hoc-workflows'

/** A parameter shows only while every named other parameter has one of these values. */
export type DisplayCondition = Readonly<Record<string, readonly string[]>>

/** One parameter of a module, as MISP declares it. */
export interface ParameterDeclaration {
  readonly id: string
  readonly label: string
  readonly type: ParameterType
  /** Fixed options: stored value to label, in MISP's order. */
  readonly options?: readonly (readonly [value: string, label: string])[]
  /** Options read from the instance. */
  readonly optionSource?: OptionSource
  readonly default?: PhpValue
  readonly placeholder?: string
  readonly multiple?: boolean
  /** A picker that accepts values that are no option. */
  readonly acceptsNewValues?: boolean
  readonly displayOn?: DisplayCondition
  /** A saved text is rendered as a Jinja2 template before the module sees it. */
  readonly jinja?: boolean
  /** For hash paths: whether the path starts at the items another path selected. */
  readonly isSubPath?: boolean
  readonly inputType?: 'number'
  readonly min?: number
  readonly max?: number
}

interface CommonDeclaration {
  readonly id: string
  readonly name: string
  readonly version: string
  /** One sentence in our own words for palette and documentation. */
  readonly description: string
  /** Font Awesome 5 name without `fa-`. */
  readonly icon: string
  /** A failing run of it stops the whole walk. */
  readonly blocking: boolean
  readonly parameters: readonly ParameterDeclaration[]
  /** Parameter lists of MISP versions in which they differ from `parameters`. */
  readonly parametersIn?: Partial<Readonly<Record<MispVersion, readonly ParameterDeclaration[]>>>
  /** The versions that know the module; missing: all. */
  readonly versions?: readonly MispVersion[]
  /** Which part is simulated here and how, where a run can't do all that MISP does. */
  readonly simulated?: string
}

export interface TriggerDeclaration extends CommonDeclaration {
  readonly type: 'trigger'
  /** What the trigger is about: `event`, `attribute`, `user` … */
  readonly scope: string
  /** Its data is converted to MISP's core format before the walk. */
  readonly coreFormat: boolean
  /** How often it fires in practice: 1 low, 2 medium, 3 high. */
  readonly overhead: 1 | 2 | 3
}

export interface NodeModuleDeclaration extends CommonDeclaration {
  readonly type: 'logic' | 'action'
  readonly inputs: number
  readonly outputs: number
  /** Its outputs may have several connections. */
  readonly multipleOutputConnection: boolean
  readonly expectsCoreFormat: boolean
  /** It reads the node filter (`saved_filters`). */
  readonly supportsFilters: boolean
  /** It switches label filters on. */
  readonly isFiltering: boolean
  /** Loaded from the misp-modules service. */
  readonly isMispModule?: boolean
  /** A custom module of the instance, not one MISP ships. */
  readonly isCustom?: boolean
}

export type ModuleDeclaration = TriggerDeclaration | NodeModuleDeclaration
