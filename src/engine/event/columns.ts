import { getOffset } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'

/** Columns of MISP's tables in their order, as its plain database reads give them. */
export const EVENT_COLUMNS = [
  'id',
  'org_id',
  'date',
  'info',
  'user_id',
  'uuid',
  'published',
  'analysis',
  'attribute_count',
  'orgc_id',
  'timestamp',
  'distribution',
  'sharing_group_id',
  'proposal_email_lock',
  'locked',
  'threat_level_id',
  'publish_timestamp',
  'sighting_timestamp',
  'disable_correlation',
  'extends_uuid',
  'protected',
] as const

export const ATTRIBUTE_COLUMNS = [
  'id',
  'event_id',
  'object_id',
  'object_relation',
  'category',
  'type',
  'to_ids',
  'uuid',
  'timestamp',
  'distribution',
  'sharing_group_id',
  'comment',
  'deleted',
  'disable_correlation',
  'first_seen',
  'last_seen',
  'value',
] as const

export const OBJECT_COLUMNS = [
  'id',
  'name',
  'meta-category',
  'description',
  'template_uuid',
  'template_version',
  'event_id',
  'uuid',
  'timestamp',
  'distribution',
  'sharing_group_id',
  'comment',
  'deleted',
  'first_seen',
  'last_seen',
] as const

/** Without `org_id`, which MISP removes on conversion. */
export const TAG_COLUMNS = [
  'id',
  'name',
  'colour',
  'exportable',
  'user_id',
  'hide_tag',
  'numerical_value',
  'is_galaxy',
  'is_custom_galaxy',
  'local_only',
] as const

/** What MISP reads of a tag where it does not need more. */
export const SHORT_TAG_COLUMNS = ['id', 'name', 'colour', 'exportable'] as const

/** A row with only these columns, null where it has none. */
export function pickColumns(row: PhpValue | undefined, columns: readonly string[]): PhpMap {
  return Object.fromEntries(columns.map((column) => [column, getOffset(row, column)]))
}
