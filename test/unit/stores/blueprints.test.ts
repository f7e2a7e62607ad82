import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  fetchBlueprint,
  fetchBlueprintSample,
  firstBlueprint,
  loadBlueprints,
} from '@/stores/blueprints'
import { fetchSample, samples } from '@/stores/samples'

describe('shipped blueprints', () => {
  it('are all files of the folder, each with its name, one sentence, a trigger and a sample', async () => {
    const list = await loadBlueprints()
    const files = readdirSync('blueprints').filter((file) => file.endsWith('.json'))
    expect(list.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted())
    for (const { name, sentence, trigger, sample } of list) {
      expect(name).not.toBe('')
      expect(sentence).toMatch(/[.]$/)
      expect(trigger).toMatch(/^[a-z-]+$/)
      const isGeneral = samples.some(({ id }) => id === sample)
      expect((await fetchBlueprintSample(sample)) !== undefined || isGeneral).toBe(true)
    }
  })

  it('are handed out as they stand in their files', async () => {
    for (const { id } of await loadBlueprints()) {
      expect(await fetchBlueprint(id)).toBe(readFileSync(`blueprints/${id}.json`, 'utf8'))
    }
    expect(await fetchBlueprint(firstBlueprint)).toContain('WorkflowBlueprint')
  })

  it.each(['nope', '../package', '__proto__', 'constructor', ''])(
    'none is named %j',
    async (id) => {
      await expect(fetchBlueprint(id)).rejects.toThrow('there is no blueprint of that name')
      expect(await fetchBlueprintSample(id)).toBeUndefined()
      await expect(fetchSample(id)).rejects.toThrow('there is no sample of that name')
    },
  )

  it('have samples that are opened like others', async () => {
    const id = 'curation-gate'
    expect(await fetchSample(id)).toBe(readFileSync(`blueprints/samples/${id}.json`, 'utf8'))
  })
})
