import { describe, expect, it } from 'vitest'
import { appliesToType, matchWarninglist } from '@/engine/effects/match-warninglist.ts'
import type { Warninglist } from '@/engine/effects/state.ts'

function list(type: string, ...entries: readonly string[]): Warninglist {
  return {
    id: '1',
    name: 'List',
    type,
    version: '1',
    category: 'false_positive',
    description: '',
    isDefault: true,
    matchingAttributes: ['domain', 'ip-src|port'],
    entries,
  }
}

function match(warninglist: Warninglist, value: string, type = 'domain') {
  return matchWarninglist(warninglist, type, value)
}

describe('a warninglist', () => {
  it('applies to the types it names, or to all', () => {
    expect(appliesToType(list('string'), 'domain')).toBe(true)
    expect(appliesToType(list('string'), 'md5')).toBe(false)
    expect(appliesToType({ ...list('string'), matchingAttributes: ['ALL'] }, 'md5')).toBe(true)
  })

  it('of strings fits the whole value alone', () => {
    const strings = list('string', 'example.com')
    expect(match(strings, 'example.com')).toEqual({ value: 'example.com', match: 'example.com' })
    expect(match(strings, 'www.example.com')).toBeUndefined()
  })

  it('of substrings fits a part', () => {
    expect(match(list('substring', 'le.c'), 'example.com')?.match).toBe('le.c')
    expect(match(list('substring', 'le.d'), 'example.com')).toBeUndefined()
  })

  it('of host names fits a host or one of its parents, the most general first', () => {
    const hosts = list('hostname', '.Example.com', 'www.example.com')
    expect(match(hosts, 'WWW.example.com.')?.match).toBe('example.com')
    expect(match(hosts, 'https://user@mail.example.com:8443/path')?.match).toBe('example.com')
    expect(match(hosts, 'notexample.com')).toBeUndefined()
    expect(match(list('hostname', 'com'), 'example.com')?.match).toBe('com')
  })

  it('of networks fits an address, the widest network first, and skips entries that are none', () => {
    const networks = list(
      'cidr',
      'junk',
      '192.0.2.16/28',
      '192.0.2.0/24',
      '2001:db8::/32',
      '10.0.0.1',
    )
    expect(match(networks, '192.0.2.17')?.match).toBe('192.0.2.0/24')
    expect(match(networks, '2001:db8::1')?.match).toBe('2001:db8::/32')
    expect(match(networks, '10.0.0.1')?.match).toBe('10.0.0.1/32')
    expect(match(networks, '198.51.100.1')).toBeUndefined()
    expect(match(networks, 'no address')).toBeUndefined()
  })

  it('of patterns fits what a regular expression finds', () => {
    const patterns = list('regex', 'no delimiters', '/^ex.*com$/i')
    expect(match(patterns, 'EXAMPLE.com')?.match).toBe('/^ex.*com$/i')
    expect(match(patterns, 'example.org')).toBeUndefined()
  })

  it('looks the parts of a composite value up one by one', () => {
    const ports = list('string', '443')
    expect(match(ports, '192.0.2.1|443', 'ip-src|port')).toEqual({ value: '443', match: '443' })
    expect(match(ports, '192.0.2.1|80', 'ip-src|port')).toBeUndefined()
    expect(match(ports, '443', 'malware-sample')?.value).toBe('443')
    expect(match(ports, '192.0.2.1|443', 'domain')).toBeUndefined()
  })
})
