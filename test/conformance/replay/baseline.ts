import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { MispState } from '@/engine/effects/state.ts'
import { emptyState } from '@/engine/effects/empty-state.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { mapAt, mapsAt, textAt, toPhpValue, withoutKeys } from './json-value.ts'

/** What the list of organisations tells beyond their rows. */
const COUNTED_FOR_THE_LIST = ['user_count', 'created_by_email']

/** The first free id of the tables on the recorded servers. */
const FIRST_IDS = { events: 2, attributes: 6, objects: 1, tags: 65 }

/** Reads `baseline.json` or `baseline.json.gz`: the state of the recorded server before every case. */
export function readBaseline(path: string): MispState {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return stateOf(toPhpValue(JSON.parse(text)))
}

/** The state of the recorded server, from the parsed `baseline.json`. */
function stateOf(baseline: PhpValue): MispState {
  const event = mapAt(mapAt(baseline, 'event1'), 'Event')
  const modules = mapsAt(baseline, 'mispModules')
  return {
    ...emptyState(0),
    settings: mapAt(baseline, 'settings'),
    events: { [textAt(event, 'id')]: event },
    tags: mapsAt(baseline, 'tags').map((tag) => ({
      hide_tag: false,
      is_custom_galaxy: false,
      ...tag,
    })),
    organisations: mapsAt(baseline, 'organisations').map((row) =>
      withoutKeys(row, COUNTED_FOR_THE_LIST),
    ),
    users: mapsAt(baseline, 'users'),
    roles: mapsAt(baseline, 'roles'),
    countryClusters: mapsAt(baseline, 'countryClusters'),
    decayingModels: mapsAt(baseline, 'decayingModels').map(withParsedFields),
    mispModules: {
      reachable: true,
      modules,
      enabled: modules.map((module) => textAt(module, 'name')),
      answers: [],
    },
    nextIds: FIRST_IDS,
  }
}

/** The database keeps some fields of a decaying model as JSON text, MISP's API answers them parsed. */
function withParsedFields(model: PhpMap): PhpMap {
  return {
    ...model,
    parameters: toPhpValue(JSON.parse(textAt(model, 'parameters'))),
    attribute_types: toPhpValue(JSON.parse(textAt(model, 'attribute_types'))),
  }
}
