import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { importText } from '@/stores/library/import-text'

const file = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')

describe('importText', () => {
  it('takes workflows with name, description and version', () => {
    const workflow = {
      name: 'Mine',
      description: 'What it does',
      misp_version: '2.5.1',
      data: { 1: { id: 1, data: { id: 'event-publish', module_type: 'trigger' } } },
    }
    const text = JSON.stringify([{ Workflow: workflow }, { Workflow: { data: workflow.data } }])
    const { workflows, problem } = importText(text, 'export.json')
    expect(problem).toBe('')
    expect(workflows).toMatchObject([
      { name: 'Mine', description: 'What it does', version: '2.5.1' },
      { name: 'export', description: '', version: '2.5.19' },
    ])
    const read = readWorkflowFile(workflows[0]?.content ?? '').workflows
    expect(read[0]?.graph.nodes).toHaveLength(1)
  })

  it('takes blueprints', () => {
    const { blueprints } = importText(file('blueprints/curation-gate.json'), 'x.json')
    expect(blueprints).toMatchObject([{ name: 'Curation gate', tags: [] }])
  })

  it('takes events as they are', () => {
    const text = file('public/samples/phishing.json')
    const { events } = importText(text, 'x.json')
    expect(events).toHaveLength(1)
    expect(events[0]?.content).toBe(text)
    expect(events[0]?.name).not.toBe('x')
    const several = JSON.stringify([JSON.parse(text), JSON.parse(text)])
    expect(importText(several, 'Both.JSON').events).toMatchObject([{ name: 'Both' }])
  })

  it.each([
    ['{"a": ', /no JSON \(line 1\)/],
    ['{"a": 1}', /no workflow/],
    ['{"format":"misp-workflow-playground-backup"}', /Restore it under Settings/],
    ['"text"', /no workflow/],
  ])('says why %s is not taken', (text, problem) => {
    const imported = importText(text, 'x.json')
    expect(imported).toMatchObject({ workflows: [], blueprints: [], events: [] })
    expect(imported.problem).toMatch(problem)
  })
})
