import type { PhpMap } from '../php/value.ts'
import type { EffectContext } from './context.ts'

const PERMISSIONS = [
  'perm_site_admin',
  'perm_admin',
  'perm_sync',
  'perm_audit',
  'perm_auth',
  'perm_regexp_access',
  'perm_tagger',
  'perm_tag_editor',
  'perm_template',
  'perm_sharing_group',
  'perm_delegate',
  'perm_sighting',
  'perm_object_template',
  'perm_galaxy_editor',
  'perm_decaying',
  'perm_publish_zmq',
  'perm_publish_kafka',
  'perm_warninglist',
  'perm_view_feed_correlations',
  'perm_analyst_data',
  'perm_skip_otp',
]

/** The user modules act as: `SYSTEM` of the host organisation, with every permission this MISP version has. */
export function workflowUser({ state, compat }: Pick<EffectContext, 'state' | 'compat'>): PhpMap {
  const hostOrg = String(state.settings['MISP.host_org_id'] ?? '')
  const permissions = [...PERMISSIONS, ...compat.furtherPermissions]
  return {
    email: 'SYSTEM',
    id: 0,
    org_id: hostOrg,
    Role: Object.fromEntries(permissions.map((permission) => [permission, true])),
    Organisation: state.organisations.find(({ id }) => String(id) === hostOrg) ?? {},
  }
}
