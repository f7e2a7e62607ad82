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

  /** Event reports get `_allTags` as attributes do. */
  readonly tagsEventReports: boolean

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

  /**
   * Where one connection into a node carries filter labels, all of its inputs get labels, even none. Later only
   * connections with labels get them.
   */
  readonly labelsEveryInput: boolean

  /** Templates of parameters can use `_env.baseurl`. */
  readonly templatesKnowBaseUrl: boolean
}

const october2024: Compat = {
  version: '2.5.1',
  reindexesFilteredItems: false,
  filterNodesAlwaysPass: true,
  tagsEventReports: false,
  overridesReachUnfilteredData: false,
  tagPropagation: { method: '__propagateTagToAttributes', argument: 'attribute', line: 50 },
  debugCallsNameInitiator: false,
  triggerJobsAreClosed: true,
  labelsEveryInput: true,
  templatesKnowBaseUrl: false,
}

const august2025: Compat = {
  version: '2.5.19',
  reindexesFilteredItems: true,
  filterNodesAlwaysPass: false,
  tagsEventReports: true,
  overridesReachUnfilteredData: true,
  tagPropagation: { method: '__propagateTagToEntity', argument: 'entity', line: 52 },
  debugCallsNameInitiator: true,
  triggerJobsAreClosed: false,
  labelsEveryInput: false,
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
