import { readFileSync } from 'node:fs'
import { teachingMisp } from '@/formats/simulated-misp/teaching-misp'
import { loadTeachingTexts } from '@/formats/simulated-misp/teaching-texts'
import type { CheckSetting } from '../../../../workers/exercise/check-workflow'

const now = 1_792_900_000

/** The MISP that ships with the page, at a fixed time. */
export const setting: CheckSetting = {
  misp: teachingMisp(
    await loadTeachingTexts((file) =>
      Promise.resolve(readFileSync(`public/simulated-misp/${file}.json`, 'utf8')),
    ),
    now,
  ),
  now,
}
