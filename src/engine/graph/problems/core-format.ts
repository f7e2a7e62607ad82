/**
 * What stands where in data in MISP's core format, as far as a path can be judged by it. `unknown`: anything may be
 * there. `value`: a text, number or the like. Fields of a record that are not named here do not exist in it.
 */
export type Shape =
  | { readonly is: 'unknown' }
  | { readonly is: 'value' }
  | { readonly is: 'list'; readonly of: () => Shape }
  | { readonly is: 'record'; readonly fields: () => ReadonlyMap<string, Shape> }

export const UNKNOWN: Shape = { is: 'unknown' }
const VALUE: Shape = { is: 'value' }

const list = (of: () => Shape): Shape => ({ is: 'list', of })

/** A record with these plain fields and these others. */
function record(plain: string, others: () => Readonly<Record<string, Shape>> = () => ({})): Shape {
  let known: ReadonlyMap<string, Shape> | undefined
  const fields = (): ReadonlyMap<string, Shape> => {
    known ??= new Map([
      ...plain.split(' ').map((name): [string, Shape] => [name, VALUE]),
      ...Object.entries(others()),
    ])
    return known
  }
  return { is: 'record', fields }
}

const organisation = record('id name uuid local')

const tag = record(
  'id name colour exportable user_id org_id hide_tag numerical_value is_galaxy is_custom_galaxy local_only local relationship_type inherited',
  () => ({ Taxonomy: UNKNOWN }),
)

const cluster = record(
  'id uuid collection_uuid type value tag_name description galaxy_id source version distribution sharing_group_id org_id orgc_id default locked extends_uuid extends_version published deleted tag_id local relationship_type event_tag_id attribute_tag_id',
  () => ({
    authors: UNKNOWN,
    meta: UNKNOWN,
    Org: UNKNOWN,
    Orgc: UNKNOWN,
    GalaxyElement: UNKNOWN,
    GalaxyClusterRelation: UNKNOWN,
    TargetingClusterRelation: UNKNOWN,
  }),
)

const galaxy = record(
  'id uuid name type description version icon namespace enabled local_only created modified org_id orgc_id default distribution',
  () => ({ kill_chain_order: UNKNOWN, GalaxyCluster: list(() => cluster) }),
)

const sighting = record(
  'id attribute_id event_id org_id date_sighting uuid source type attribute_uuid',
  () => ({ Organisation: organisation }),
)

/** What analysts may write on records. */
const analystData = {
  Note: UNKNOWN,
  Opinion: UNKNOWN,
  Relationship: UNKNOWN,
  RelationshipInbound: UNKNOWN,
}

const attribute: Shape = record(
  'id type category to_ids uuid event_id distribution timestamp comment sharing_group_id deleted disable_correlation object_id object_relation first_seen last_seen value value1 value2 data event_uuid',
  () => ({
    ...analystData,
    Tag: list(() => tag),
    _allTags: list(() => tag),
    Galaxy: list(() => galaxy),
    Sighting: list(() => sighting),
    ShadowAttribute: list(() => proposal),
    RelatedAttribute: UNKNOWN,
    SharingGroup: UNKNOWN,
    // What modules attach.
    enrichment: UNKNOWN,
    warnings: UNKNOWN,
    decay_score: UNKNOWN,
    AttributeTag: UNKNOWN,
    // Correlations with feeds and servers.
    Feed: UNKNOWN,
    Server: UNKNOWN,
  }),
)

const proposal: Shape = record(
  'id old_id event_id type category uuid to_ids comment org_id email timestamp first_seen last_seen deleted proposal_to_delete disable_correlation event_org_id event_uuid value value1 value2 data',
  () => ({ Org: organisation, EventOrg: organisation }),
)

const object = record(
  'id name meta-category description template_uuid template_version event_id uuid timestamp distribution sharing_group_id comment deleted first_seen last_seen',
  () => ({
    ...analystData,
    Attribute: list(() => attribute),
    ObjectReference: UNKNOWN,
    SharingGroup: UNKNOWN,
  }),
)

const report = record(
  'id uuid event_id name content distribution sharing_group_id timestamp deleted',
  () => ({
    ...analystData,
    Tag: list(() => tag),
    _allTags: list(() => tag),
    SharingGroup: UNKNOWN,
  }),
)

const relatedEvent = record('', () => ({
  Event: record(
    'id uuid date threat_level_id info published analysis distribution org_id orgc_id timestamp sharing_group_id',
    () => ({ Org: organisation, Orgc: organisation, Tag: list(() => tag) }),
  ),
}))

const event = record(
  'id orgc_id org_id date threat_level_id info published uuid attribute_count analysis timestamp distribution proposal_email_lock locked publish_timestamp sharing_group_id disable_correlation extends_uuid protected event_creator_email sighting_timestamp user_id unpublishAction skip_zmq skip_kafka',
  () => ({
    ...analystData,
    Org: organisation,
    Orgc: organisation,
    SharingGroup: UNKNOWN,
    Attribute: list(() => attribute),
    _AttributeFlattened: list(() => attribute),
    ShadowAttribute: list(() => proposal),
    RelatedEvent: list(() => relatedEvent),
    Galaxy: list(() => galaxy),
    Object: list(() => object),
    EventReport: list(() => report),
    Tag: list(() => tag),
    CryptographicKey: UNKNOWN,
    warnings: UNKNOWN,
    enrichment: UNKNOWN,
    EventTag: UNKNOWN,
    Feed: UNKNOWN,
    Server: UNKNOWN,
    ThreatLevel: UNKNOWN,
    extensionEvents: UNKNOWN,
  }),
)

/** The whole data in core format. Keys that begin with `_` may be added by triggers and filters. */
export const CORE_FORMAT: Shape = record('_module', () => ({
  Event: event,
  enabledFilters: UNKNOWN,
  _unfilteredData: UNKNOWN,
  errors: UNKNOWN,
}))
