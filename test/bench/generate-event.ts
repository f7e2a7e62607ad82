import type { PhpMap } from '@/engine/php/value.ts'

/** What the generated events differ in. */
export interface EventShape {
  readonly attributes: number
  /** The names of an attribute's tags; by default every fifth attribute has tlp:red. */
  readonly tagsOf?: (random: () => number) => readonly string[]
  /** Further attributes in objects of two; none by default. */
  readonly objects?: number
}

const TIMESTAMP = '1727740800'

const TYPES = [
  ['ip-src', 'Network activity'],
  ['ip-dst', 'Network activity'],
  ['domain', 'Network activity'],
  ['url', 'Network activity'],
  ['md5', 'Payload delivery'],
] as const

/**
 * An event as `GET /events/view` shows it, of the shape MISP's own times were measured with: two event tags, no objects,
 * five types of attributes. The same shape gives the same event.
 */
export function generateEvent({
  attributes,
  tagsOf = fifthIsRed,
  objects = 0,
}: EventShape): PhpMap {
  const random = seededRandom(attributes)
  return {
    Event: {
      id: '1',
      orgc_id: '1',
      org_id: '1',
      date: '2024-10-01',
      threat_level_id: '2',
      info: `bench ${attributes}`,
      published: false,
      uuid: uuid(0, attributes),
      attribute_count: String(attributes),
      analysis: '1',
      timestamp: TIMESTAMP,
      distribution: '1',
      sharing_group_id: '0',
      Tag: [tag('tlp:green'), tag('type:OSINT')],
      Attribute: Array.from({ length: attributes }, (_, index) =>
        generateAttribute(index + 1, attributes, random, tagsOf(random)),
      ),
      Object: Array.from({ length: objects }, (_, index) =>
        generateObject(index + 1, attributes, random, tagsOf),
      ),
    },
  }
}

function generateAttribute(
  id: number,
  count: number,
  random: () => number,
  tags: readonly string[],
): PhpMap {
  const [type, category] = TYPES[Math.floor(random() * TYPES.length)] ?? TYPES[0]
  const attribute = {
    id: String(id),
    event_id: '1',
    object_id: '0',
    object_relation: null,
    category,
    type,
    value: valueOf(type, id, random),
    to_ids: random() < 0.5,
    uuid: uuid(count, id),
    timestamp: TIMESTAMP,
    distribution: '5',
    sharing_group_id: '0',
    comment: '',
    deleted: false,
    disable_correlation: false,
    first_seen: null,
    last_seen: null,
  }
  return tags.length === 0 ? attribute : { ...attribute, Tag: tags.map(tag) }
}

/** An object of the template `ip-port` with two attributes. */
function generateObject(
  id: number,
  attributes: number,
  random: () => number,
  tagsOf: NonNullable<EventShape['tagsOf']>,
): PhpMap {
  const first = attributes + 2 * id - 1
  const members = ['ip', 'dst-port'].map((relation, index) => ({
    ...generateAttribute(first + index, attributes, random, tagsOf(random)),
    object_id: String(id),
    object_relation: relation,
  }))
  return {
    id: String(id),
    name: 'ip-port',
    'meta-category': 'network',
    event_id: '1',
    uuid: uuid(attributes + 1, id),
    timestamp: TIMESTAMP,
    distribution: '5',
    sharing_group_id: '0',
    comment: '',
    deleted: false,
    Attribute: members,
  }
}

function valueOf(type: string, id: number, random: () => number): string {
  const byte = (): number => Math.floor(random() * 256)
  if (type === 'domain') return `h${id}.example.com`
  if (type === 'url') return `http://h${id}.example.com/${id}`
  if (type === 'md5') return Array.from({ length: 16 }, () => hex(byte(), 2)).join('')
  return `10.${byte()}.${byte()}.${byte()}`
}

function fifthIsRed(random: () => number): readonly string[] {
  return random() < 0.2 ? ['tlp:red'] : []
}

/** The ids of the tags by name, in the order of their first use. */
const tagIds = new Map<string, string>()

function tag(name: string): PhpMap {
  const id = tagIds.get(name) ?? String(tagIds.size + 1)
  tagIds.set(name, id)
  return { id, name, colour: '#ffffff', exportable: true, is_galaxy: false, local: false }
}

function uuid(group: number, number: number): string {
  return `${hex(group, 8)}-0000-4000-8000-${hex(number, 12)}`
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0')
}

/** A small generator of numbers from 0 to 1 (mulberry32), so that every run measures the same event. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
