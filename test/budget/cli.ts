import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { exceeds, measure, measureBundles, readLimits, table } from './budget.ts'

/**
 * `npm run budget`: builds the page, shows how much each page and worker loads and what the engine alone comes to, and
 * exits with 1 when one is above its limit in limits.json. `--built` measures what the last build left.
 */

const { values: options } = parseArgs({ options: { built: { type: 'boolean', default: false } } })

const folder = fileURLToPath(new URL('../../dist', import.meta.url))
if (!options.built) await build({ logLevel: 'warn' })

if (!existsSync(folder)) {
  console.error('The page is not built. Run "npm run build" first, or leave out --built.')
  process.exit(1)
}

const limits = readLimits(readFileSync(new URL('./limits.json', import.meta.url), 'utf8'))
const rows = [...measure(folder, limits), ...(await measureBundles(limits))]
console.log(table(rows, limits.unit))

const above = rows.filter(exceeds)
if (above.length > 0) {
  console.error(`Above the budget: ${above.map(({ name }) => name).join(', ')}`)
  process.exitCode = 1
}
