import type {
  HttpAnswerRule,
  MispState,
  StoredWorkflow,
  Warninglist,
} from '@/engine/effects/state.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import { getOffset, itemsOf } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { mapAt, mapsAt, textAt, textsAt, toPhpValue, withoutKeys } from './json-value.ts'
import { preparedAnswers } from './prepared-answers.ts'
import { readStoredWorkflow } from './stored-workflow.ts'

/** What a case starts from besides what it says itself. */
export interface Surroundings {
  readonly baseline: MispState
  /** The lists of the recorded server; undefined where they are not at hand. */
  readonly warninglists: readonly Warninglist[] | undefined
}

/** The simulated MISP as the recorded server was before the case. */
export function stateBefore(record: PhpMap, { baseline, warninglists }: Surroundings): MispState {
  const settings = mapAt(record, 'settings')
  const made = eventsOf(mapAt(mapAt(record, 'database'), 'before'))
  const events = { ...relatedTo(made, baseline.events), ...made }
  return {
    ...baseline,
    now: Number(itemsOf(getOffset(record, 'recordedAt'))[0]),
    settings: {
      'MISP.baseurl': 'http://127.0.0.1:8081',
      ...baseline.settings,
      ...settingsOf(mapAt(settings, 'misp')),
    },
    events,
    tags: withTagsOf(events, baseline.tags),
    threads: threadsOf(record),
    warninglists: [...(warninglists ?? []), ...customWarninglists(textAt(record, 'notes'))],
    workflows: otherWorkflows(record),
    disabledModules: textsAt(settings, 'disabledModules'),
    disabledTriggers: textsAt(settings, 'disabledTriggers'),
    mispModules: { ...baseline.mispModules, answers: preparedAnswers(record) },
    httpAnswers: HTTP_ANSWERS,
    nextIds: nextIds(events, baseline),
  }
}

/** Of forum threads only what a post's workflow got was recorded. */
function threadsOf(record: PhpMap): MispState['threads'] {
  const [init] = mapsAt(record, 'trace')
  const thread = mapAt(mapAt(mapAt(init, 'data'), 'normalized'), 'Thread')
  const id = textAt(thread, 'id')
  return id === '' ? {} : { [id]: thread }
}

/** Events as `GET /events/view` answered them, by id. */
export function eventsOf(views: PhpMap): Readonly<Record<string, PhpMap>> {
  return Object.fromEntries(
    Object.entries(views).map(([id, view]) => [id, mapAt(view, 'Event')] as const),
  )
}

/** Events that were there before correlate with those made for the case, as these say. */
function relatedTo(
  made: Readonly<Record<string, PhpMap>>,
  known: Readonly<Record<string, PhpMap>>,
): Readonly<Record<string, PhpMap>> {
  const entries = Object.entries(known).map(([id, event]) => {
    const related = Object.values(made).filter((other) =>
      mapsAt(other, 'RelatedEvent').some((row) => textAt(mapAt(row, 'Event'), 'id') === id),
    )
    return [id, { ...event, RelatedEvent: related.map(relatedRow) }] as const
  })
  return Object.fromEntries(entries)
}

const RELATED_COLUMNS = [
  'id',
  'date',
  'threat_level_id',
  'info',
  'published',
  'uuid',
  'analysis',
  'timestamp',
  'distribution',
  'org_id',
  'orgc_id',
]

function relatedRow(event: PhpMap): PhpMap {
  const org = (key: string): PhpMap => withoutKeys(mapAt(event, key), ['local'])
  const row = Object.fromEntries(RELATED_COLUMNS.map((key) => [key, getOffset(event, key)]))
  return { Event: { ...row, Org: org('Org'), Orgc: org('Orgc') } }
}

/** The recorder set settings by texts. */
function settingsOf(changed: PhpMap): PhpMap {
  return Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [
      name,
      value === 'true' || value === 'false' ? value === 'true' : value,
    ]),
  )
}

const STATUSES = Array.from({ length: 500 }, (_, index) => 100 + index)

/** Where the recorder's web server listened, one for each recorded version. */
const WEB_SERVERS = ['http://127.0.0.1:27053', 'http://127.0.0.1:27054']

const NOBODY_THERE: HttpAnswerRule = {
  urlPrefix: 'http://127.0.0.1:1/',
  error:
    "curl error 7 'Couldn't connect to server': Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server",
}

/** `/status/N` answers N, a redirect leads elsewhere on the same server, anything else is fine. No Internet. */
const HTTP_ANSWERS: readonly HttpAnswerRule[] = [...WEB_SERVERS.flatMap(answersOf), NOBODY_THERE]

function answersOf(server: string): readonly HttpAnswerRule[] {
  const statuses = STATUSES.map((status) => ({
    urlPrefix: `${server}/status/${status}`,
    status,
    body: `{"status": ${status}}`,
    ...(status >= 300 && status < 400 ? { headers: { location: `${server}/redirected` } } : {}),
  }))
  return [...statuses, { urlPrefix: `${server}/`, status: 200, body: '{}' }]
}

/** Tags that only the events show were made while the case was set up. */
function withTagsOf(
  events: Readonly<Record<string, PhpMap>>,
  tags: readonly PhpMap[],
): readonly PhpMap[] {
  const known = new Set(tags.map((tag) => textAt(tag, 'id')))
  const added = new Map<string, PhpMap>()
  for (const tag of Object.values(events).flatMap(tagsIn)) {
    const id = textAt(tag, 'id')
    if (known.has(id)) continue
    added.set(id, { org_id: '0', ...withoutKeys(tag, ['local', 'relationship_type']) })
  }
  return [...tags, ...added.values()]
}

function tagsIn(event: PhpMap): readonly PhpMap[] {
  const holders = [event, ...attributesIn(event), ...mapsAt(event, 'EventReport')]
  return holders.flatMap((holder) => mapsAt(holder, 'Tag'))
}

function attributesIn(event: PhpMap): readonly PhpMap[] {
  const inObjects = mapsAt(event, 'Object').flatMap((object) => mapsAt(object, 'Attribute'))
  return [...mapsAt(event, 'Attribute'), ...inObjects]
}

function nextIds(
  events: Readonly<Record<string, PhpMap>>,
  { nextIds: first }: MispState,
): Readonly<Record<string, number>> {
  const rows = Object.values(events)
  const after = (table: string, used: readonly PhpMap[]): number =>
    Math.max((first[table] ?? 1) - 1, ...used.map((row) => Number(row['id']))) + 1
  return {
    ...first,
    events: after('events', rows),
    attributes: after('attributes', rows.flatMap(attributesIn)),
    objects: after(
      'objects',
      rows.flatMap((event) => mapsAt(event, 'Object')),
    ),
    tags: after('tags', rows.flatMap(tagsIn)),
  }
}

const CUSTOM_LIST = /custom warninglist id (\d+) before: (.*)$/

/** A note tells the id and entries of the one list that a case makes itself. */
function customWarninglists(notes: string): readonly Warninglist[] {
  const [, id, entries] = CUSTOM_LIST.exec(notes) ?? []
  if (id === undefined || entries === undefined) return []
  const rows = itemsOf(toPhpValue(JSON.parse(entries)))
  return [
    {
      id,
      name: 'Recorder list',
      type: 'string',
      version: '1',
      category: 'false_positive',
      description: 'Recorder list',
      isDefault: false,
      matchingAttributes: ['ALL'],
      entries: rows.flatMap((row) => itemsOf(row).map(String)),
    },
  ]
}

/** Ad-hoc workflows that can be called, and a second workflow that only a note tells of. */
function otherWorkflows(record: PhpMap): readonly StoredWorkflow[] {
  const listed = mapsAt(record, 'otherWorkflows').map((workflow) =>
    readStoredWorkflow(workflow, getOffset(workflow, 'graph')),
  )
  const noted = /a second workflow listens to (\S+): (\{.*\})$/s.exec(textAt(record, 'notes'))
  if (noted === null) return listed
  const [, triggerId = '', graph = '{}'] = noted
  const workflow: PhpMap = {
    id: textAt(mapAt(record, 'workflow'), 'id') === '1' ? '2' : '1',
    name: `Workflow for trigger ${triggerId}`,
    trigger_id: triggerId,
    debug_enabled: true,
    enabled: true,
  }
  const parsed: PhpValue = toPhpValue(JSON.parse(graph))
  return [...listed, readStoredWorkflow(workflow, isPhpMap(parsed) ? parsed : {})]
}
