import { describe, expect, it } from 'vitest'
import {
  ChromiumNotFound,
  ensureChromium,
  findChromium,
  launchArguments,
  type Machine,
} from '../../tools/chromium.ts'

/** A machine in memory, with the commands that were run on it. */
class FakeMachine implements Machine {
  readonly commands: string[] = []
  readonly files: Set<string>
  isRoot = false
  environment: Record<string, string> = { PATH: '/usr/local/bin:/usr/bin' }
  /** What a command does; by default browsers that exist start and everything else fails. */
  behaviour: (command: string) => boolean = () => false

  constructor(...files: string[]) {
    this.files = new Set(files)
  }

  isExecutable(file: string): boolean {
    return this.files.has(file)
  }

  succeeds(command: string, args: readonly string[]): boolean {
    const line = [command, ...args].join(' ')
    this.commands.push(line)
    return this.behaviour(line) || (args[0] === '--version' && this.files.has(command))
  }

  playwrightChromium(): string {
    return '/home/me/.cache/ms-playwright/chrome'
  }
}

const silent = (): void => undefined

describe('findChromium', () => {
  it('prefers CHROMIUM_PATH', () => {
    const machine = new FakeMachine('/opt/mine', '/usr/bin/chromium')
    machine.environment['CHROMIUM_PATH'] = '/opt/mine'
    expect(findChromium(machine)).toBe('/opt/mine')
  })

  it('takes an empty CHROMIUM_PATH for none', () => {
    const machine = new FakeMachine('/usr/bin/chromium')
    machine.environment['CHROMIUM_PATH'] = ''
    expect(findChromium(machine)).toBe('/usr/bin/chromium')
  })

  it('does not look elsewhere when CHROMIUM_PATH is wrong', () => {
    const machine = new FakeMachine('/usr/bin/chromium')
    machine.environment['CHROMIUM_PATH'] = '/opt/gone'
    expect(() => findChromium(machine)).toThrow(ChromiumNotFound)
    expect(() => findChromium(machine)).toThrow('/opt/gone')
  })

  it('looks for the names in their order, then along the path', () => {
    expect(findChromium(new FakeMachine('/usr/local/bin/google-chrome', '/usr/bin/chromium'))).toBe(
      '/usr/bin/chromium',
    )
    expect(findChromium(new FakeMachine('/usr/bin/chromium', '/usr/local/bin/chromium'))).toBe(
      '/usr/local/bin/chromium',
    )
    expect(findChromium(new FakeMachine('/usr/bin/google-chrome-stable'))).toBe(
      '/usr/bin/google-chrome-stable',
    )
  })

  it('finds none on a machine without', () => {
    expect(findChromium(new FakeMachine())).toBeUndefined()
  })
})

describe('ensureChromium', () => {
  it('installs nothing where there is one', () => {
    const machine = new FakeMachine('/usr/bin/chromium')
    machine.isRoot = true
    expect(ensureChromium(machine, silent)).toBe('/usr/bin/chromium')
    expect(machine.commands).toEqual(['/usr/bin/chromium --version'])
  })

  it('passes over one that does not start', () => {
    const machine = new FakeMachine('/usr/bin/chromium-browser', '/usr/bin/google-chrome')
    machine.succeeds = (command) => command === '/usr/bin/google-chrome'
    const said: string[] = []
    expect(ensureChromium(machine, (line) => said.push(line))).toBe('/usr/bin/google-chrome')
    expect(said.join()).toContain('/usr/bin/chromium-browser')
  })

  it('installs the package as root', () => {
    const machine = new FakeMachine()
    machine.isRoot = true
    machine.behaviour = (line) => {
      if (line.startsWith('apt-get install')) machine.files.add('/usr/bin/chromium')
      return line.startsWith('apt-get')
    }
    expect(ensureChromium(machine, silent)).toBe('/usr/bin/chromium')
    expect(machine.commands).toContain('apt-get update')
  })

  it('asks Playwright when it is not root', () => {
    const machine = new FakeMachine()
    machine.behaviour = (line) => {
      if (line === 'npx playwright install chromium')
        machine.files.add(machine.playwrightChromium())
      return true
    }
    expect(ensureChromium(machine, silent)).toBe(machine.playwrightChromium())
    expect(machine.commands.some((line) => line.startsWith('apt-get'))).toBe(false)
  })

  it('takes the one that Playwright downloaded earlier', () => {
    const machine = new FakeMachine('/home/me/.cache/ms-playwright/chrome')
    expect(ensureChromium(machine, silent)).toBe(machine.playwrightChromium())
    expect(machine.commands).toHaveLength(1)
  })

  it('says what to do when nothing helped', () => {
    const machine = new FakeMachine()
    machine.isRoot = true
    expect(() => ensureChromium(machine, silent)).toThrow(/apt-get install chromium.*CHROMIUM_PATH/)
  })
})

describe('launchArguments', () => {
  it('gives up the sandbox only as root', () => {
    expect(launchArguments(true)).toContain('--no-sandbox')
    expect(launchArguments(false)).not.toContain('--no-sandbox')
  })
})
