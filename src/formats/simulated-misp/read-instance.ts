import * as v from 'valibot'
import type { MispState } from '@/engine/effects/state'
import type { PhpMap } from '@/engine/php/value'
import { anyMap, tableRow, text } from './parts'
import { readContent, type Reading } from './reading'

const rows = v.array(tableRow, 'is no list')

const tagSchema = v.object(
  {
    name: v.pipe(text, v.nonEmpty('is empty')),
    colour: v.pipe(text, v.hexColor('is no colour')),
    numerical_value: v.optional(v.nullable(text), null),
  },
  'is no tag',
)

const instanceSchema = v.object(
  {
    settings: anyMap,
    organisations: rows,
    sharingGroups: rows,
    roles: rows,
    users: rows,
    tags: v.array(tagSchema, 'is no list of tags'),
  },
  'is no MISP',
)

/** What makes a MISP somebody's own: settings, people and tags. */
export type Instance = Pick<
  MispState,
  'settings' | 'organisations' | 'sharingGroups' | 'roles' | 'users' | 'tags'
>

/** Reads settings, organisations, sharing groups, roles, users and tags; tags are numbered in their order. */
export function readInstance(json: string): Reading<Instance> {
  const reading = readContent(json, instanceSchema)
  if (!reading.ok) return reading
  const tags = reading.value.tags.map((tag, index) => ({ ...TAG, ...tag, id: String(index + 1) }))
  return { ok: true, value: { ...reading.value, tags } }
}

/** The rest of a tag's row. */
const TAG: PhpMap = {
  exportable: true,
  org_id: '0',
  user_id: '0',
  hide_tag: false,
  is_galaxy: false,
  is_custom_galaxy: false,
  local_only: false,
}
