/** A blueprint of this folder, as lists of them show it. */
export interface BlueprintEntry {
  /** Its file, without `.json`. */
  readonly id: string
  /** As in its file. */
  readonly name: string
  /** The trigger it belongs behind, as at the beginning of its description. */
  readonly trigger: string
  /** The event to try it on: a file in `samples/` beside this one, or in `public/samples/`, without `.json`. */
  readonly sample: string
  /** What it shows on its sample. */
  readonly sentence: string
}

/** The blueprints of this folder, in the order in which somebody learns from them. */
export const blueprintIndex: readonly BlueprintEntry[] = [
  {
    id: 'block-on-pap-red-or-tlp-red',
    name: 'Block on PAP:RED or tlp:red',
    trigger: 'enrichment-before-query',
    sample: 'phishing',
    sentence: 'An attribute of the event carries a red tag, so no module is asked about it.',
  },
  {
    id: 'no-red-queries-to-third-parties',
    name: 'No queries to third parties with red tags',
    trigger: 'enrichment-before-query',
    sample: 'no-red-queries-to-third-parties',
    sentence:
      'A query to a service outside is stopped for PAP:RED; a database in the house may be asked.',
  },
  {
    id: 'add-tlp-clear-to-tlp-white',
    name: 'tlp:white gets tlp:clear',
    trigger: 'event-publish',
    sample: 'add-tlp-clear-to-tlp-white',
    sentence:
      'The event and one of its three attributes carry tlp:white and get tlp:clear beside it.',
  },
  {
    id: 'replace-tlp-white-by-tlp-clear',
    name: 'Replace tlp:white by tlp:clear',
    trigger: 'event-publish',
    sample: 'replace-tlp-white-by-tlp-clear',
    sentence:
      'On the event and on two attributes tlp:clear takes the place of tlp:white, local tags included.',
  },
  {
    id: 'normalise-tlp-and-pap',
    name: 'Normalise TLP and PAP',
    trigger: 'event-publish',
    sample: 'normalise-tlp-and-pap',
    sentence:
      'TLP-RED, tlp--green and pap=amber become the tags of the taxonomies; other tags stay.',
  },
  {
    id: 'curation-gate',
    name: 'Curation gate',
    trigger: 'event-publish',
    sample: 'curation-gate',
    sentence: 'An event that nobody marked as complete is not published, and the message says so.',
  },
  {
    id: 'tlp-red-stops-publishing',
    name: 'Stop publishing on tlp:red, else tell a chat',
    trigger: 'event-publish',
    sample: 'tlp-red-stops-publishing',
    sentence:
      'One red attribute keeps the event back and sends a mail; without it a chat would be told.',
  },
  {
    id: 'mail-on-a-pulled-event',
    name: 'Mail on a pulled event',
    trigger: 'event-after-save-new-from-pull',
    sample: 'mail-on-a-pulled-event',
    sentence:
      'The administrators get a mail about what another server shares, written by a template.',
  },
  {
    id: 'ids-flag-off-on-warninglist-hits',
    name: 'IDS flag off on warninglist hits',
    trigger: 'event-publish',
    sample: 'ids-flag-off-on-warninglist-hits',
    sentence:
      'A public resolver and a well-known site lose the IDS flag, the control server keeps it.',
  },
  {
    id: 'ids-flag-off-for-known-hashes',
    name: 'IDS flag off for known hashes',
    trigger: 'event-publish',
    sample: 'ids-flag-off-for-known-hashes',
    sentence: 'Two of three checksums belong to well-known files and lose the IDS flag.',
  },
  {
    id: 'tag-networks-with-a-bad-bgp-rank',
    name: 'Tag networks with a bad BGP rank',
    trigger: 'event-publish',
    sample: 'tag-networks-with-a-bad-bgp-rank',
    sentence: 'Of two networks the one with the worse ranking is tagged as active infrastructure.',
  },
  {
    id: 'country-cluster-from-enrichment',
    name: 'Country cluster from enrichment',
    trigger: 'event-publish',
    sample: 'country-cluster-from-enrichment',
    sentence: 'Each address gets the galaxy cluster of the country in which enrichment finds it.',
  },
]
