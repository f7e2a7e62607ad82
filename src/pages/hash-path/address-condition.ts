import type { SharedCondition } from '@/stores/condition'

/** Longer ones in an address were not written by this page. */
const maxLength = 4_000

/** Reads a condition from an address; null for what is none. */
export function readCondition(text: string): SharedCondition | null {
  if (text.length > maxLength) return null
  try {
    const value: unknown = JSON.parse(text)
    return isCondition(value) ? value : null
  } catch {
    return null
  }
}

function isCondition(value: unknown): value is SharedCondition {
  if (typeof value !== 'object' || value === null) return false
  if (!('kind' in value) || !('fields' in value)) return false
  const { kind, fields } = value
  if (typeof kind !== 'string' || typeof fields !== 'object' || fields === null) return false
  return Object.values(fields).every(isField)
}

function isField(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    (Array.isArray(value) && value.every((item) => typeof item === 'string'))
  )
}
