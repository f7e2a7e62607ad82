/** An IP network: the address as a number, how many bits it has, and how many of them are the network's. */
export interface Cidr {
  readonly address: bigint
  readonly bits: 32 | 128
  readonly prefix: number
  /** As MISP writes it: always with the prefix length. */
  readonly text: string
}

/** Reads `192.0.2.0/24`, `2001:db8::/32` or a single address; undefined for anything else. */
export function parseCidr(text: string): Cidr | undefined {
  const [host = '', length, ...rest] = text.trim().split('/')
  if (rest.length > 0) return undefined
  const bits = host.includes(':') ? 128 : 32
  const address = bits === 128 ? parseIpv6(host) : parseIpv4(host)
  const prefix = length === undefined ? bits : Number(length)
  if (address === undefined || !Number.isInteger(prefix) || prefix < 0 || prefix > bits) {
    return undefined
  }
  return { address, bits, prefix, text: `${host}/${prefix}` }
}

/** Whether a network holds another network or address whole. */
export function cidrContains(network: Cidr, inner: Cidr): boolean {
  if (network.bits !== inner.bits || network.prefix > inner.prefix) return false
  const shift = BigInt(network.bits - network.prefix)
  return network.address >> shift === inner.address >> shift
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let address = 0n
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined
    address = (address << 8n) | BigInt(part)
  }
  return address
}

function parseIpv6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return undefined
  const start = ipv6Groups(head)
  const end = tail === undefined ? [] : ipv6Groups(tail)
  if (start === undefined || end === undefined) return undefined
  const missing = 8 - start.length - end.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...start, ...Array.from({ length: missing }, () => 0), ...end]
  return groups.reduce((address, group) => (address << 16n) | BigInt(group), 0n)
}

/** The 16-bit groups of one side of `::`; an IPv4 address at the end counts for two. */
function ipv6Groups(text: string): readonly number[] | undefined {
  if (text === '') return []
  const groups: number[] = []
  for (const group of text.split(':')) {
    const ipv4 = group.includes('.') ? parseIpv4(group) : undefined
    if (ipv4 !== undefined) groups.push(Number(ipv4 >> 16n), Number(ipv4 & 0xffffn))
    else if (/^[0-9a-f]{1,4}$/i.test(group)) groups.push(Number.parseInt(group, 16))
    else return undefined
  }
  return groups
}
