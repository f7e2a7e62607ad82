import {
  loadTeachingTexts,
  type TeachingFile,
  type TeachingTexts,
} from '@/formats/simulated-misp/teaching-texts'

/**
 * Loads the content of the simulated MISP that ships with the page, from `public/simulated-misp/`.
 *
 * @throws Error when a file cannot be loaded
 */
export function fetchTeachingTexts(): Promise<TeachingTexts> {
  return loadTeachingTexts(fetchFile)
}

async function fetchFile(file: TeachingFile): Promise<string> {
  const response = await fetch(new URL(`simulated-misp/${file}.json`, document.baseURI))
  if (!response.ok) throw new Error(`${file}.json: the server answered ${response.status}`)
  return response.text()
}
