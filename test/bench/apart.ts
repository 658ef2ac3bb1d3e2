/** A command in a process of its own: how long it took, how much processor time, and its largest memory. */
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { median } from "./table.ts"

export interface Spent {
  readonly seconds: number
  /** User and system together; null where GNU time is not there to tell. */
  readonly processor: number | null
  readonly megabytes: number | null
}

const gnuTime = "/usr/bin/time"

export const canTell = existsSync(gnuTime)

export const isInstalled = (command: string): boolean =>
  (process.env["PATH"] ?? "").split(":").some((folder) => existsSync(join(folder, command)))

/** Throws where it ends with another code than one of those. */
export function apart(
  command: string,
  args: readonly string[],
  { codes = [0], env = process.env }: { codes?: readonly number[]; env?: NodeJS.ProcessEnv } = {},
): Spent {
  const folder = mkdtempSync(join(tmpdir(), "bench-time-"))
  const told = join(folder, "told")
  const timed = canTell ? [gnuTime, "-q", "-f", "%U %S %M", "-o", told, command, ...args] : [command, ...args]
  const [program = "", ...rest] = timed
  const began = performance.now()
  const { status, stderr } = spawnSync(program, rest, {
    stdio: ["ignore", "ignore", "pipe"],
    env,
    maxBuffer: 2 ** 28,
  })
  const seconds = (performance.now() - began) / 1000
  const words = canTell ? readFileSync(told, "utf8").trim().split(" ") : []
  rmSync(folder, { recursive: true })
  if (!codes.includes(status ?? -1)) throw new Error(`${command}: ${String(status)} ${stderr.toString()}`)
  const [user, system, kilobytes] = words.map(Number)
  return {
    seconds,
    processor: user === undefined || system === undefined ? null : user + system,
    megabytes: kilobytes === undefined ? null : kilobytes / 1024,
  }
}

/** Each figure by itself: the median of all runs. */
export function middle(all: readonly Spent[]): Spent {
  const of = (pick: (one: Spent) => number | null): number | null => {
    const told = all.map(pick).filter((value) => value !== null)
    return told.length === 0 ? null : median(told)
  }
  return {
    seconds: of(({ seconds }) => seconds) ?? 0,
    processor: of(({ processor }) => processor),
    megabytes: of(({ megabytes }) => megabytes),
  }
}

/** Turn and turn about, so that a busy moment of the machine meets all of them. */
export function turnAbout(rounds: number, works: readonly (() => Spent)[]): readonly Spent[] {
  const all = works.map((): Spent[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, work] of works.entries()) all[index]?.push(work())
  }
  return all.map((one) => middle(one))
}

export function saidOf(bytes: number, { megabytes, processor, seconds }: Spent): string {
  const rate = `${Math.round(bytes / 1e6 / seconds)} MB/s`
  const more = [
    ...(processor === null ? [] : [`${processor.toFixed(2)} s of processor time`]),
    ...(megabytes === null ? [] : [`${Math.round(megabytes)} MB of memory`]),
  ]
  return more.length === 0 ? rate : `${rate} (${more.join(", ")})`
}
