/** The list of an export: every file with its size and SHA-256, nothing missing, nothing added, nothing outside. */
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { lstat } from "node:fs/promises"
import { join } from "node:path"
import { walk } from "../files/walk.ts"
import { isRecord } from "../files/read-json.ts"

export interface Listed {
  readonly path: string
  readonly sha256: string
  readonly size: number
}

export interface Manifest {
  readonly files: readonly Listed[]
}

export function readManifest(value: unknown): Manifest | null {
  if (!isRecord(value) || value["version"] !== 1 || !Array.isArray(value["files"])) return null
  const files: Listed[] = []
  for (const one of value["files"]) {
    if (!isRecord(one)) return null
    const { path, sha256, size } = one
    if (typeof path !== "string" || typeof sha256 !== "string" || typeof size !== "number") return null
    files.push({ path, sha256, size })
  }
  return { files }
}

export type Fault = "missing" | "changed" | "outside" | "not-listed"
export interface ListedFault {
  readonly path: string
  readonly fault: Fault
}

/** A path that climbs would make a check read, and praise, something else. */
const staysInside = (path: string): boolean =>
  path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !/[\\:\0]/u.test(part))

export async function checkManifest(
  folder: string,
  { files }: Manifest,
  progress: (done: number) => void,
): Promise<readonly ListedFault[]> {
  const faults: ListedFault[] = []
  for (const [at, listed] of files.entries()) {
    progress(at)
    const fault = staysInside(listed.path) ? await checkListed(folder, listed) : "outside"
    if (fault !== null) faults.push({ path: listed.path, fault })
  }
  const known = new Set([...files.map(({ path }) => path), "manifest.json"])
  const walked = await walk([folder])
  const there =
    walked.kind === "files" ? walked.files.map(({ named }) => named.split("/").slice(1).join("/")) : []
  for (const path of there) if (!known.has(path)) faults.push({ path, fault: "not-listed" })
  return faults
}

async function checkListed(folder: string, { path, sha256, size }: Listed): Promise<Fault | null> {
  const whole = join(folder, path)
  const is = await lstat(whole).catch(() => null)
  if (is === null || !is.isFile()) return "missing"
  return is.size === size && (await hashFile(whole)) === sha256 ? null : "changed"
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest("hex")
}
