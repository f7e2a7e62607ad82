/** What is better not shown to everybody who gets a link. */
export type SecretKind = 'api-key' | 'webhook' | 'mail' | 'internal-host'

/** What is put in the place of a secret. Made so that the workflow still says what belongs there. */
export const REPLACEMENTS: Readonly<Record<SecretKind, string>> = {
  'api-key': 'REMOVED-KEY',
  webhook: 'https://removed.example.com/',
  mail: 'removed@example.com',
  'internal-host': 'removed.example.com',
}

const replacements = new Set(Object.values(REPLACEMENTS))

/** A secret within a text. */
export interface FoundText {
  readonly kind: SecretKind
  readonly text: string
}

/** Names of fields that hold nothing but a key: `apikey`, `hec_token`, `bot_token`, `authkey` … */
const keyField = /^(?:.*[_-])?(?:api[_-]?key|auth[_-]?key|token|secret|passw(?:or)?d|pwd)$/i
/** Lines of HTTP headers that hold a key; only looked for in fields of headers. */
const keyHeader =
  /^[ \t]*[\w-]*(?:authorization|key|token|secret|cookie)[\w-]*[ \t]*[:=][ \t]*(.+)$/gim
/** Texts that are a key by their form alone. */
const keyForms: readonly RegExp[] = [
  /\beyJ[\w-]{10,2000}\.[\w-]{10,2000}\.[\w-]{10,2000}\b/g,
  /\b(?:gh[pousr]_|github_pat_|glpat-|sk-|xox[abeprs]-)[\w-]{16,250}/g,
  /\bAKIA[A-Z\d]{16}\b/g,
  /\b\d{8,10}:AA[\w-]{33}\b/g,
  /\bBearer[ \t]+[\w.~+/-]{12,2000}=*/gi,
]
/** A key of MISP: 40 letters and digits. Hashes are of that length, too, but hexadecimal. */
const mispKey = /\b[A-Za-z\d]{40}\b/g

const address = /\bhttps?:\/\/[^\s"'<>\\]{1,2000}/gi
const mailAddress = /\b[\w.+-]{1,64}@[A-Za-z\d](?:[A-Za-z\d-]{0,62}\.){1,8}[A-Za-z]{2,24}\b/g
const privateAddress =
  /(?<![\d.])(?:10(?:\.\d{1,3}){3}|127(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?![\d.])/g
const privateAddress6 = /(?<![\w:])(?:f[cd][\da-f]{2}|fe80):[\da-f:]{2,39}/gi
const internalName =
  /\b(?:[a-z\d-]{1,63}\.){1,8}(?:local|lan|internal|intranet|corp|home|localdomain|private)\b|\blocalhost\b/gi

/**
 * Finds what is better not shown to everybody: keys, addresses that hold one, mail addresses, names of internal hosts.
 *
 * @param field the name of the field the text stands in: some hold nothing but a key
 */
export function findSecretTexts(text: string, field: string): readonly FoundText[] {
  if (!mayHoldSecret(text, field)) return []
  const found = new Map(candidates(text, field).map((one) => [one.text, one]))
  return [...found.values()].filter((one) => !replacements.has(one.text))
}

/** What every form below has, told at a glance: most texts of an event are numbers, UUIDs and single words. */
const traits = /[@/]|\d\.\d|\.[a-z]|localhost|:[\da-f:]|bearer|[\w-]{20}/i
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

function mayHoldSecret(text: string, field: string): boolean {
  if (/key|token|secret|pass|pwd|header/i.test(field)) return true
  return traits.test(text) && !uuid.test(text)
}

function candidates(text: string, field: string): readonly FoundText[] {
  if (keyField.test(field) && isOwnText(text)) return [{ kind: 'api-key', text }]
  const webhooks = matches(address, text).filter(holdsKey)
  // What stands within a webhook's address goes with it.
  const rest = webhooks.reduce((left, webhook) => left.replaceAll(webhook, ' '), text)
  return [
    ...webhooks.map((found) => ({ kind: 'webhook', text: found }) as const),
    ...keysIn(rest, field).map((found) => ({ kind: 'api-key', text: found }) as const),
    ...matches(mailAddress, rest).map((found) => ({ kind: 'mail', text: found }) as const),
    ...[privateAddress, privateAddress6, internalName]
      .flatMap((form) => matches(form, withoutMail(rest)))
      .concat(bareHosts(rest))
      .map((found) => ({ kind: 'internal-host', text: found }) as const),
  ]
}

function keysIn(text: string, field: string): readonly string[] {
  const headers = /header/i.test(field)
    ? [...text.matchAll(keyHeader)].map(([, value = '']) => value.trim())
    : []
  const formed = keyForms.flatMap((form) => matches(form, text))
  const misp = matches(mispKey, text).filter(
    (key) => !/^[\da-f]+$/i.test(key) && /\d/.test(key) && /[a-z]/.test(key) && /[A-Z]/.test(key),
  )
  return [...headers.filter(isOwnText), ...formed, ...misp]
}

/** A value that is not made from a template alone. */
function isOwnText(text: string): boolean {
  return text.replace(/\{\{[^}]*\}\}/g, '').trim() !== ''
}

/** Whether an address lets everybody in who knows it: a password, a token, or the place of a chat's webhook. */
function holdsKey(text: string): boolean {
  const url = URL.parse(text)
  if (url === null) return false
  if (url.username !== '' || url.password !== '') return true
  if (
    /^\/(?:services|api\/webhooks|webhook(?:b2)?|bot\d+:|hooks?)\b.*[\w-]{16}/i.test(url.pathname)
  ) {
    return true
  }
  return [...url.searchParams].some(
    ([name, value]) => value !== '' && /key|token|secret|sig|auth|pass|code/i.test(name),
  )
}

/** Hosts of addresses that have no dot: only an internal network knows them. */
function bareHosts(text: string): readonly string[] {
  return matches(address, text).flatMap((found) => {
    const host = URL.parse(found)?.hostname ?? ''
    return /^[a-z][\w-]*$/i.test(host) && host !== 'localhost' ? [host] : []
  })
}

function withoutMail(text: string): string {
  return text.replace(mailAddress, ' ')
}

function matches(form: RegExp, text: string): string[] {
  return text.match(form) ?? []
}
