import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fetchBlueprint, firstBlueprint, loadBlueprints } from '@/stores/blueprints'

describe('shipped blueprints', () => {
  it('are all files of the folder, each with its name and one sentence', async () => {
    const list = await loadBlueprints()
    const files = readdirSync('blueprints').filter((file) => file.endsWith('.json'))
    expect(list.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted())
    for (const { name, sentence } of list) {
      expect(name).not.toBe('')
      expect(sentence).toMatch(/^[A-Z].*[.!?]$/s)
      expect(sentence).not.toContain('[')
    }
  })

  it('are handed out as they stand in their files', async () => {
    expect(await fetchBlueprint(firstBlueprint)).toBe(
      readFileSync(`blueprints/${firstBlueprint}.json`, 'utf8'),
    )
    await expect(fetchBlueprint('nope')).rejects.toThrow('there is no blueprint of that name')
  })
})
