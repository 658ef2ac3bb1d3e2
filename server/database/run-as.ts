/** As whom PostgreSQL runs: it refuses root, and many machines know nobody but root. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { chmod, chown, stat } from "node:fs/promises"

export type RunAs =
  | { readonly kind: "self" }
  /** Root in a user namespace of its own: PostgreSQL sees nobody, the files stay root's. */
  | { readonly kind: "namespace" }
  | { readonly kind: "account"; readonly uid: number; readonly gid: number }

function namespacesWork(): boolean {
  try {
    execFileSync("unshare", ["-U", "true"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

/** PostgreSQL refuses a number without a name, so it must stand in the list of accounts. */
function nobody(): RunAs | null {
  try {
    const line = /^nobody:[^:]*:(\d+):(\d+):/mu.exec(readFileSync("/etc/passwd", "utf8"))
    return line === null ? null : { kind: "account", uid: Number(line[1]), gid: Number(line[2]) }
  } catch {
    return null
  }
}

/** The files that are there decide: only their owner can open them. Null where root finds no way. */
export async function chooseRunAs(cluster: string, mayUseNamespace = true): Promise<RunAs | null> {
  if (process.getuid?.() !== 0) return { kind: "self" }
  const files = await stat(cluster).catch(() => null)
  if (files !== null && files.uid !== 0) return { kind: "account", uid: files.uid, gid: files.gid }
  if (mayUseNamespace && namespacesWork()) return { kind: "namespace" }
  return files === null ? nobody() : null
}

export function asCommand(who: RunAs, program: string, args: readonly string[]): [string, ...string[]] {
  return who.kind === "namespace" ? ["unshare", "-U", program, ...args] : [program, ...args]
}

export const asIdentity = (who: RunAs): { uid?: number; gid?: number } =>
  who.kind === "account" ? { uid: who.uid, gid: who.gid } : {}

/** Hands files over to that account. */
export async function giveTo(who: RunAs, ...paths: readonly string[]): Promise<void> {
  if (who.kind !== "account") return
  for (const path of paths) await chown(path, who.uid, who.gid)
}

/** Lets that account pass through folders, without letting it list them. */
export async function letThrough(who: RunAs, ...folders: readonly string[]): Promise<void> {
  if (who.kind !== "account") return
  for (const folder of folders) await chmod(folder, ((await stat(folder)).mode & 0o777) | 0o011)
}
