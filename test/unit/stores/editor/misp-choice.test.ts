import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Library } from '@/storage/library'
import { useEditorMisp } from '@/stores/editor/misp'
import { useMispChoice } from '@/stores/editor/misp-choice'
import { useEditorState } from '@/stores/editor/state'
import { openTab } from '../../storage/open'
import { teachingTexts } from '../../workers/run/sample-files'

vi.mock('@/stores/teaching-files', () => ({
  fetchTeachingTexts: () => Promise.resolve(teachingTexts),
}))

const warninglist = (name: string) =>
  JSON.stringify({ name, type: 'string', version: 1, description: '', list: ['a'] })

const remembered = new Map<string, string>()

beforeEach(() => {
  remembered.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => remembered.get(key) ?? null,
    setItem: (key: string, text: string) => remembered.set(key, text),
    removeItem: (key: string) => remembered.delete(key),
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function choiceOf(openLibrary: () => Promise<Library>) {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const made = scope.run(() => {
    const misp = useEditorMisp(useEditorState())
    return { misp, choice: useMispChoice(misp, openLibrary) }
  })
  if (made === undefined) throw new Error('The scope has ended.')
  const names = () => made.misp.options.value.warninglists.map(({ value }) => value)
  return { ...made, names }
}

describe('the simulated MISP of the editor', () => {
  it('offers the lists of a file, which is kept and remembered', async () => {
    const library = await openTab()
    const { misp, choice, names } = choiceOf(() => Promise.resolve(library))
    await misp.loadMisp()
    await choice.follow()
    const shipped = names()
    await choice.openFile('warninglists', new File([warninglist('Mine')], 'mine.json'))
    await vi.waitFor(() => expect(choice.used.value).not.toBe(''))
    expect(choice.error.value).toBe('')
    expect(names()).toContain('Mine')
    expect(misp.ownTexts.value?.warninglists).toEqual([warninglist('Mine')])
    expect(choice.kept.value.map(({ name }) => name)).toEqual(['With mine.json'])

    // Another file is added to the one in use, which itself stays as it was.
    await choice.openFile('warninglists', new File([warninglist('Second')], 'second.json'))
    await vi.waitFor(() => expect(choice.kept.value).toHaveLength(2))
    expect(names()).toEqual(expect.arrayContaining(['Mine', 'Second']))

    const again = choiceOf(() => Promise.resolve(library))
    await again.misp.loadMisp()
    await again.choice.follow()
    await vi.waitFor(() => expect(again.names()).toContain('Second'))

    choice.use('')
    await vi.waitFor(() => expect(names()).toEqual(shipped))
    expect(misp.ownTexts.value).toBeNull()
    expect(remembered.size).toBe(0)
  })

  it('goes back to what ships when the one in use is deleted', async () => {
    const library = await openTab()
    const { misp, choice, names } = choiceOf(() => Promise.resolve(library))
    await misp.loadMisp()
    await choice.follow()
    await choice.openFile('warninglists', new File([warninglist('Mine')], 'mine.json'))
    await vi.waitFor(() => expect(choice.used.value).not.toBe(''))
    await library.simulatedMisps.remove(choice.used.value)
    await vi.waitFor(() => expect(choice.used.value).toBe(''))
    await vi.waitFor(() => expect(names()).not.toContain('Mine'))
  })

  it('refuses a file in words and changes nothing', async () => {
    const library = await openTab()
    const { misp, choice, names } = choiceOf(() => Promise.resolve(library))
    await misp.loadMisp()
    await choice.follow()
    const before = names()
    await choice.openFile('warninglists', new File(['[1]'], 'bad.json'))
    expect(choice.error.value).toContain('“bad.json” was not taken')
    await choice.openFile('answers', new File(['no JSON'], 'answers.json'))
    expect(choice.error.value).toContain('answers.json')
    expect(names()).toEqual(before)
    expect(misp.ownTexts.value).toBeNull()
    expect(await library.simulatedMisps.list()).toEqual([])
  })

  it('says so when the library cannot be opened, and can be tried again', async () => {
    const openLibrary = vi.fn<() => Promise<Library>>(() => Promise.reject(new Error('blocked')))
    const { choice } = choiceOf(openLibrary)
    await choice.follow()
    expect(choice.error.value).toBe('blocked')
    await choice.follow()
    expect(openLibrary).toHaveBeenCalledTimes(2)
  })
})
