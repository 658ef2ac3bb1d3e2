/** One command at a time works with a device's folder: two would take each other's parts for left-overs. */
import { mkdir, open, readFile, rm, stat } from "node:fs/promises"
import { uptime } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { isMissing, isTaken } from "./whole-file.ts"

export interface Turn {
  readonly end: () => Promise<void>
}

/** Null where another command holds the folder for longer than this. */
export async function takeTurn(home: string, longest: number, now: () => number): Promise<Turn | null> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  const path = join(home, "in-use")
  const giveUpAt = now() + longest
  for (;;) {
    if (await claim(path)) return { end: () => rm(path, { force: true }) }
    if (await isLeftOver(path, now)) await rm(path, { force: true })
    else if (now() >= giveUpAt) return null
    else await pause(100)
  }
}

async function claim(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600)
    try {
      await file.writeFile(String(process.pid))
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

const youngest = 2000

/** Its process is gone, or the machine was started since. */
async function isLeftOver(path: string, now: () => number): Promise<boolean> {
  try {
    const written = (await stat(path)).mtimeMs
    const pid = Number.parseInt(await readFile(path, "utf8"), 10)
    if (written < now() - uptime() * 1000 - youngest) return true
    // Between opening and writing there is no number yet.
    return Number.isNaN(pid) ? now() - written > youngest : !isAlive(pid)
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}
