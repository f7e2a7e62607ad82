/** The MISP versions whose behaviour is known. `2026` behaves as 2.5.19 and adds modules known from their texts only. */
export type MispVersion = '2.5.1' | '2.5.19' | '2026'

export const MISP_VERSIONS: readonly MispVersion[] = ['2.5.1', '2.5.19', '2026']

export const DEFAULT_MISP_VERSION: MispVersion = '2.5.19'

/** What differs between MISP versions: one row per behaviour, so that a further version is a further column. */
export interface Compat {
  readonly version: MispVersion

  /**
   * Items that a filter keeps are numbered anew. Before, they kept their keys, so that a filtered list became a map
   * with holes.
   */
  readonly reindexesFilteredItems: boolean

  /**
   * The walker follows the first output of a `generic-filter-data` node whatever its result. Later it does so only for
   * nodes stored with `isFiltering`.
   */
  readonly filterNodesAlwaysPass: boolean

  /** Event reports get `_allTags` as attributes do, and conditions on tags can ask about them. */
  readonly tagsEventReports: boolean

  /**
   * The condition on a distribution compares sharing groups only where the effective level is one, and does not match
   * an event with an empty list of attributes. Before, it compared them for every level, and died without attributes.
   */
  readonly distributionIfComparesLevelFirst: boolean

  /**
   * Actions that replace attributes write to the unfiltered data too, so that edits survive a reset of the filters. For
   * the event's own attributes they take the position in the filtered list there.
   */
  readonly overridesReachUnfilteredData: boolean

  /** Where MISP's own source inherits tags: its PHP errors name the place. */
  readonly tagPropagation: {
    readonly method: string
    readonly argument: string
    readonly line: number
  }

  /** Calls of the debug endpoint carry the id of the user who started the run. */
  readonly debugCallsNameInitiator: boolean

  /** The job of a non-blocking trigger gets a status when it ends. Later its row stays as it was queued. */
  readonly triggerJobsAreClosed: boolean

  /** Where background jobs are switched off, a non-blocking trigger runs its workflow at once. */
  readonly runsInlineWithoutJobs: boolean

  /**
   * Where one connection into a node carries filter labels, all of its inputs get labels, even none. Later only
   * connections with labels get them.
   */
  readonly labelsEveryInput: boolean

  /** Permissions of roles that came after 2.5.1: queries to misp-modules name them all. */
  readonly furtherPermissions: readonly string[]

  /** Tag operations write what they did to the roaming data as well, tags that were there already included. */
  readonly tagOperationsUpdateData: boolean

  /** Replacing tags and assigning countries call the tag helpers with too few arguments: PHP dies on any change. */
  readonly tagHelpersLackArgument: boolean

  /**
   * A bulk edit takes a record's id for granted when no attribute has its uuid: foreign attributes are overwritten. Later
   * such a record becomes a new attribute.
   */
  readonly attributeEditsTrustIds: boolean

  /**
   * Edited attributes come back into the roaming data as MISP prepared them for saving, with the new `timestamp` and
   * `_materialChange`; before, as they were handed in.
   */
  readonly editedAttributesArePrepared: boolean

  /** The distribution of a new object that names none: its own organisation, later that of the event. */
  readonly newObjectDistribution: '0' | 5

  /**
   * Enriching an event puts it back into the roaming data in MISP's core format. Before, the raw fetch took its place,
   * with attributes, objects and tags beside `Event`.
   */
  readonly enrichEventReloads: boolean

  /**
   * Where a module's answer repeats an attribute that is in an object, MISP reads the uuid it found as if it were a
   * record: PHP dies.
   */
  readonly diesOfEchoedObjectAttributes: boolean

  /** Trying out a module that switches filters on shows what it leaves of the event. */
  readonly statelessShowsFilteredData: boolean

  /** What a query from MISP's hover window tells a workflow of the attribute's event. */
  readonly hoverEventFields: readonly string[]

  /** Templates of parameters can use `_env.baseurl`. */
  readonly templatesKnowBaseUrl: boolean
}

const october2024: Compat = {
  version: '2.5.1',
  reindexesFilteredItems: false,
  filterNodesAlwaysPass: true,
  tagsEventReports: false,
  distributionIfComparesLevelFirst: false,
  overridesReachUnfilteredData: false,
  tagPropagation: { method: '__propagateTagToAttributes', argument: 'attribute', line: 50 },
  debugCallsNameInitiator: false,
  triggerJobsAreClosed: true,
  runsInlineWithoutJobs: false,
  labelsEveryInput: true,
  furtherPermissions: [],
  tagOperationsUpdateData: false,
  tagHelpersLackArgument: false,
  attributeEditsTrustIds: true,
  editedAttributesArePrepared: false,
  newObjectDistribution: '0',
  enrichEventReloads: false,
  diesOfEchoedObjectAttributes: false,
  statelessShowsFilteredData: false,
  hoverEventFields: ['id', 'info', 'org_id', 'orgc_id', 'uuid'],
  templatesKnowBaseUrl: false,
}

const august2025: Compat = {
  version: '2.5.19',
  reindexesFilteredItems: true,
  filterNodesAlwaysPass: false,
  tagsEventReports: true,
  distributionIfComparesLevelFirst: true,
  overridesReachUnfilteredData: true,
  tagPropagation: { method: '__propagateTagToEntity', argument: 'entity', line: 52 },
  debugCallsNameInitiator: true,
  triggerJobsAreClosed: false,
  runsInlineWithoutJobs: true,
  labelsEveryInput: false,
  furtherPermissions: ['perm_sync_internal', 'perm_sync_authoritative', 'perm_server_sign'],
  tagOperationsUpdateData: true,
  tagHelpersLackArgument: true,
  attributeEditsTrustIds: false,
  editedAttributesArePrepared: true,
  newObjectDistribution: 5,
  enrichEventReloads: true,
  diesOfEchoedObjectAttributes: true,
  statelessShowsFilteredData: true,
  hoverEventFields: [
    'id',
    'info',
    'org_id',
    'orgc_id',
    'uuid',
    'user_id',
    'threat_level_id',
    'distribution',
    'analysis',
    'date',
    'timestamp',
  ],
  templatesKnowBaseUrl: true,
}

const TABLE: Readonly<Record<MispVersion, Compat>> = {
  '2.5.1': october2024,
  '2.5.19': august2025,
  '2026': { ...august2025, version: '2026' },
}

/** How a MISP version behaves. */
export function compatOf(version: MispVersion): Compat {
  return TABLE[version]
}
