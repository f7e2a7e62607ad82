import { describe, expect, it } from 'vitest'
import { fileName, jsonFile } from '@/components/files/save-file'

describe('fileName', () => {
  it.each([
    ['Curation gate', 'curation-gate'],
    ['Block on PAP:RED or tlp:red', 'block-on-pap-red-or-tlp-red'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Übung für alle', 'ubung-fur-alle'],
    ['情報', '情報'],
    ['CON.', 'con'],
    ['///', 'untitled'],
    ['', 'untitled'],
  ])('makes %j %j', (name, expected) => {
    expect(fileName(name)).toBe(expected)
  })

  it('is not too long for any system', () => {
    expect(fileName('a'.repeat(500))).toHaveLength(80)
  })
})

it('a JSON file holds the text', async () => {
  const { name, content } = jsonFile('My workflow', '{"a":1}')
  expect(name).toBe('my-workflow.json')
  expect(content.type).toBe('application/json')
  expect(await content.text()).toBe('{"a":1}')
})
