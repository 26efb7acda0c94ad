import { readdirSync, readFileSync } from 'node:fs'

export type Process = { readonly pid: number; readonly parent: number; readonly command: string }

/** Every process of this machine that can be looked at. */
function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The second field is the name in brackets, which may hold spaces.
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ')
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return fields[0] === 'Z' ? [] : [{ pid: Number(name), parent: Number(fields[1]), command }]
      } catch {
        return []
      }
    })
}

/** A process and everything that it started, by whatever road. */
export function familyOf(pid: number): Process[] {
  const all = processes()
  const family = all.filter((process) => process.pid === pid)
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid))
  return family
}

/** Those that still run. A number that was given to another process has another command. */
export function stillRunning(family: readonly Process[]): Process[] {
  const now = processes()
  return family.filter(({ pid, command }) =>
    now.some((process) => process.pid === pid && process.command === command),
  )
}

/**
 * Resident memory in MB, where a page that several processes share is shared out among them: Node's own program stands in
 * memory once, and sums over processes would count it five times.
 */
export function residentMemory(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
  return Number(kilobytes ?? Number.NaN) / 1024
}
