import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../vite.config.ts'

const readme = readFileSync('README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
}

describe('README', () => {
  it('names only commands that exist', () => {
    const named = [...readme.matchAll(/\bnpm (?:run (?:-s )?)?([a-z-]+)/g)].map(([, name]) => name)
    const own = new Set(named.filter((name) => name !== 'ci' && name !== 'run'))
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining([...own]))
    expect(own.size).toBeGreaterThan(5)
  })

  it('gives servers the policy of the built page', () => {
    const policies = [...readme.matchAll(/Content-Security-Policy "([^"]+)"/g)]
    expect(policies).toHaveLength(2)
    for (const [, policy] of policies) {
      expect(policy).toBe(`${contentSecurityPolicy}; frame-ancestors 'self'`)
    }
  })

  it('shows pictures and links files that exist', () => {
    const targets = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target ?? '')
    const files = targets.filter((target) => !target.startsWith('https://'))
    expect(files.filter((file) => !existsSync(file))).toEqual([])
  })

  it('lays out folders that exist', () => {
    const layout = /## How the code is laid out\n+```\n([^`]+)```/.exec(readme)?.[1] ?? ''
    const folders = [...layout.matchAll(/^( *)([a-z-]+)\//gm)]
    expect(folders.length).toBeGreaterThan(5)
    for (const [, indent, name] of folders) {
      const parents = indent === '' ? ['.'] : ['src', 'test']
      expect(
        parents.some((parent) => existsSync(`${parent}/${name ?? ''}`)),
        name,
      ).toBe(true)
    }
  })
})
