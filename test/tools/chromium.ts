import { spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The names that distributions give to Chromium, in the order of preference. */
const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What finding and installing needs to know of the machine; tests hand in another one. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isRoot: boolean
  /** Whether the file exists and may be executed. */
  isExecutable(file: string): boolean
  /** Runs a command, with its output shown when `quiet` is false; true when it exits with 0. */
  succeeds(command: string, args: readonly string[], quiet: boolean): boolean
  /** Where Playwright keeps a Chromium that it downloaded itself. */
  playwrightChromium(): string
}

/** No browser where the user said there is one, or none at all and none could be installed. */
export class ChromiumNotFound extends Error {
  override readonly name = 'ChromiumNotFound'
}

/**
 * Finds a Chromium without starting or installing anything: `CHROMIUM_PATH`, then the system's.
 *
 * @returns the file, or undefined when the system has none
 * @throws ChromiumNotFound when `CHROMIUM_PATH` is set to something that cannot be executed
 */
export function findChromium(machine: Machine = thisMachine()): string | undefined {
  return candidates(machine).next().value
}

/**
 * Finds a Chromium that starts, or installs one: as root with the system's packages, otherwise
 * Playwright's own build.
 *
 * @returns the file to start
 * @throws ChromiumNotFound with what to do, when all of that failed
 */
export function ensureChromium(
  machine: Machine,
  say: (line: string) => void = console.log,
): string {
  const starts = (file: string): boolean => machine.succeeds(file, ['--version'], true)
  for (const file of candidates(machine)) {
    if (starts(file)) return file
    say(`${file} does not start; looking further`)
  }
  const downloaded = machine.playwrightChromium()
  if (machine.isExecutable(downloaded) && starts(downloaded)) return downloaded

  if (machine.isRoot && machine.succeeds('apt-get', ['--version'], true)) {
    say('No Chromium on this machine: installing the package chromium')
    machine.succeeds('apt-get', ['update'], false)
    machine.succeeds('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], false)
    for (const file of candidates(machine)) if (starts(file)) return file
  }
  say('No Chromium on this machine: asking Playwright to download one')
  machine.succeeds('npx', ['playwright', 'install', 'chromium'], false)
  if (machine.isExecutable(downloaded) && starts(downloaded)) return downloaded

  throw new ChromiumNotFound(
    'There is no Chromium on this machine and none could be installed. Install the package ' +
      '"chromium" (Debian, Ubuntu: apt-get install chromium) or Google Chrome, or set ' +
      'CHROMIUM_PATH to the file of a Chromium, and try again.',
  )
}

/**
 * How Chromium is started in tests: without a sandbox where it has none (root), without a graphics
 * card, and without anything that would ask the network for something by itself.
 */
export function launchArguments(isRoot: boolean): string[] {
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
}

/** What Playwright, and Vitest through it, need to start this machine's Chromium. */
export function launchOptions(): { args: string[]; executablePath?: string } {
  const machine = thisMachine()
  const executablePath = findChromium(machine)
  const args = launchArguments(machine.isRoot)
  return executablePath === undefined ? { args } : { args, executablePath }
}

/** The machine that this runs on. */
export function thisMachine(playwrightChromium = (): string => ''): Machine {
  return {
    environment: process.env,
    isRoot: process.getuid?.() === 0,
    isExecutable(file) {
      try {
        accessSync(file, constants.X_OK)
        return statSync(file).isFile()
      } catch {
        return false
      }
    },
    succeeds: (command, args, quiet) =>
      spawnSync(command, args, {
        stdio: quiet ? 'ignore' : 'inherit',
        timeout: quiet ? 60_000 : 600_000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0,
    playwrightChromium,
  }
}

/** The files that may be a Chromium, the best first. */
function* candidates(machine: Machine): Generator<string, undefined> {
  const chosen = machine.environment['CHROMIUM_PATH']
  if (chosen !== undefined && chosen !== '') {
    if (!machine.isExecutable(chosen)) {
      throw new ChromiumNotFound(
        `CHROMIUM_PATH is set to ${chosen}, which is no file that can be executed. ` +
          'Set it to the file of a Chromium or unset it.',
      )
    }
    yield chosen
    return undefined
  }
  const folders = (machine.environment['PATH'] ?? '').split(delimiter).filter((it) => it !== '')
  for (const name of systemNames) {
    for (const folder of folders) {
      const file = join(folder, name)
      if (machine.isExecutable(file)) yield file
    }
  }
  return undefined
}
