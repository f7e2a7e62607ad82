import { readText, writeText } from './local-text'

type GetStorage = Parameters<typeof readText>[0]

/** How much is kept: more than anybody looks through, and no more than storage takes without complaint. */
export interface TextListLimits {
  readonly texts: number
  readonly length: number
}

/** Texts kept by the browser; none when there are none, storage is blocked, or what is stored is no such list. */
export function readTextList(
  storage: GetStorage,
  key: string,
  limits: TextListLimits,
): readonly string[] {
  const stored = readText(storage, key)
  return (stored === null ? null : parseTextList(stored, limits)) ?? []
}

/** The texts of a stored list that are within the limits; null when it is no list. */
export function parseTextList(stored: string, limits: TextListLimits): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(stored)
    return Array.isArray(value) ? keepable(value, limits) : null
  } catch {
    return null
  }
}

/** Stores the texts that are within the limits; an empty list is removed. */
export function writeTextList(
  storage: GetStorage,
  key: string,
  texts: readonly string[],
  limits: TextListLimits,
): void {
  const kept = keepable(texts, limits)
  writeText(storage, key, kept.length === 0 ? null : JSON.stringify(kept))
}

function keepable(list: readonly unknown[], { texts, length }: TextListLimits): readonly string[] {
  return list
    .filter((text) => typeof text === 'string')
    .filter((text) => text.length <= length)
    .slice(0, texts)
}
