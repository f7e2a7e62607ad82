import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit, editBetween, TextHistory } from '@/components/json-editor/text-edit'

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', 'b', '\n') }),
  fc.string({ unit: 'grapheme' }),
)

describe('editBetween', () => {
  it('leads from one text to the other', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const edit = editBetween(before, after)
        expect(edit ? applyEdit(before, edit) : before).toBe(after)
        expect(edit === null).toBe(before === after)
      }),
    )
  })

  it('is no bigger than the change', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(5), texts, (text, where, cut, inserted) => {
        const start = where % (text.length + 1)
        const after = text.slice(0, start) + inserted + text.slice(start + cut)
        const edit = editBetween(text, after)
        if (edit === null) return
        expect(edit.text.length).toBeLessThanOrEqual(inserted.length)
        expect(edit.end - edit.start).toBeLessThanOrEqual(cut)
      }),
    )
  })

  it.each([
    ['aa', 'aaa', { start: 2, end: 2, text: 'a' }],
    ['abc', 'ac', { start: 1, end: 2, text: '' }],
    ['', 'x', { start: 0, end: 0, text: 'x' }],
    ['x', '', { start: 0, end: 1, text: '' }],
    ['{"a":1}', '{"a":12}', { start: 6, end: 6, text: '2' }],
  ])('from %j to %j', (before, after, edit) => {
    expect(editBetween(before, after)).toEqual(edit)
  })
})

describe('TextHistory', () => {
  it('replays to the current text', () => {
    fc.assert(
      fc.property(texts, fc.array(texts), (initial, versions) => {
        const history = new TextHistory(initial)
        for (const version of versions) history.record(version)
        expect(history.edits.reduce(applyEdit, history.initial)).toBe(history.current)
        expect(history.current).toBe(versions.at(-1) ?? initial)
      }),
    )
  })

  it('notes no edit where nothing changed', () => {
    const history = new TextHistory('a')
    history.record('a')
    expect(history.edits).toEqual([])
  })
})
