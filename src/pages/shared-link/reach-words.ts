import type { Description } from '@/formats/share-link/describe'
import type { Reach } from '@/formats/share-link/reach'

/** What a module does outside of MISP, said after the name of the module. */
const words: Readonly<Record<Reach, string>> = {
  'web-request': 'sends data to a web address',
  mail: 'sends mail',
  'misp-modules': 'hands attributes to services of misp-modules',
  'message-queue': 'hands data to the message queue',
  publishes: 'publishes the event: it may go to other instances',
  'own-code': 'is no module that MISP ships: what it does is its maker’s code',
}

/** What a workflow would do outside of a real MISP, one line for each of its modules that does something. */
export function reachLines({ modules, templates }: Description): readonly string[] {
  const lines = modules.flatMap(({ name, reach }) =>
    reach === undefined ? [] : [`${name} ${words[reach]}.`],
  )
  if (templates === 0) return lines
  const nodes = templates === 1 ? 'One node holds' : `${templates} nodes hold`
  return [...lines, `${nodes} templates, which are rendered with the data of the run.`]
}
