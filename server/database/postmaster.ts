/** Finds and stops a PostgreSQL that is already running on a folder, and tells whose it is. */
import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { promisify } from "node:util"

const run = promisify(execFile)

/** One process for good: its number alone may be given to another after its end. */
export interface ProcessName {
  readonly pid: number
  /** Clock ticks since the machine started; 0 where the system does not tell. */
  readonly start: number
}

export interface Postmaster {
  readonly pid: number
  /** The Zahnwolke that started it; null where another program did. */
  readonly owner: ProcessName | null
}

/** Field 22 of /proc/PID/stat; the second field may hold blanks and brackets. */
function startOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1")
    return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[19])
  } catch {
    return 0
  }
}

export const thisProcess = (): ProcessName => ({ pid: process.pid, start: startOf(process.pid) })

/** Ended, and only kept in the list because nobody asked for its exit code. */
function isZombie(pid: number): boolean {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1")
    return text[text.lastIndexOf(")") + 2] === "Z"
  } catch {
    return false
  }
}

export function isAlive(name: ProcessName): boolean {
  try {
    process.kill(name.pid, 0)
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false
  }
  return !isZombie(name.pid) && (name.start === 0 || startOf(name.pid) === name.start)
}

/** Written into the command line of every PostgreSQL we start, because that lives exactly as long as it does. */
export const clusterName = ({ pid, start }: ProcessName): string => `zahnwolke-${pid}-${start}`

function ownerOf(commandLine: string): ProcessName | null {
  const match = /cluster_name=zahnwolke-(\d+)-(\d+)/u.exec(commandLine)
  return match === null ? null : { pid: Number(match[1]), start: Number(match[2]) }
}

async function commandLineOf(pid: number): Promise<string | null> {
  try {
    if (process.platform === "linux")
      return (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ")
    return (await run("ps", ["-ww", "-p", String(pid), "-o", "args="])).stdout
  } catch {
    return null
  }
}

/** Null where none runs on this folder, even if a file left behind says so. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")
  const pid = Number(/^\d+/u.exec(text)?.[0] ?? 0)
  if (pid === 0) return null
  const commandLine = await commandLineOf(pid)
  return commandLine?.includes(cluster) === true ? { pid, owner: ownerOf(commandLine) } : null
}

/** "ready" once it takes connections: the eighth line of its own file. */
export async function isReady(cluster: string): Promise<boolean> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")
  return text.split("\n")[7]?.trim() === "ready"
}

async function gone(pid: number, milliseconds: number): Promise<boolean> {
  const name = { pid, start: startOf(pid) }
  for (let waited = 0; waited < milliseconds; waited += 10) {
    if (!isAlive(name)) return true
    await pause(10)
  }
  return false
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It went by itself in the meantime.
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is written. Then the blunt way. */
export async function stopPostmaster(pid: number): Promise<boolean> {
  signal(pid, "SIGINT")
  if (await gone(pid, 30_000)) return true
  signal(pid, "SIGQUIT")
  return gone(pid, 10_000)
}
