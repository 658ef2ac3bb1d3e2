/** A folder that appears whole or not at all: filled under another name beside it, renamed at the end. */
import { mkdir, mkdtemp, readdir, realpath, rename, rm, rmdir } from "node:fs/promises"
import { basename, dirname, join, resolve } from "node:path"
import { isMissing, isTaken } from "../device/whole-file.ts"

export interface NewFolder {
  /** Where to write until it is finished. */
  readonly inside: string
  /** Gives it its name. False where something stands there by now: nothing is ever overwritten. */
  readonly finish: () => Promise<boolean>
  readonly discard: () => Promise<void>
}

export type Begun = { readonly kind: "begun"; readonly folder: NewFolder } | { readonly kind: "taken" }

/** The folder must not be there yet, or be empty. */
export async function beginFolder(path: string): Promise<Begun> {
  const wanted = resolve(path)
  if (!(await isFree(wanted))) return { kind: "taken" }
  await mkdir(dirname(wanted), { recursive: true })
  const parent = await realpath(dirname(wanted))
  const target = join(parent, basename(wanted))
  const inside = await mkdtemp(join(parent, `.${basename(wanted)}-`))
  const discard = (): Promise<void> => rm(inside, { recursive: true, force: true })
  return { kind: "begun", folder: { inside, discard, finish: () => finish(inside, target, discard) } }
}

async function isFree(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    if (isMissing(error)) return true
    return false
  }
}

async function finish(inside: string, target: string, discard: () => Promise<void>): Promise<boolean> {
  try {
    // Only an empty folder goes away; and not every system renames onto one.
    await rmdir(target).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
    await rename(inside, target)
    return true
  } catch (error) {
    await discard()
    if (isTaken(error) || isNotEmpty(error)) return false
    throw error
  }
}

const isNotEmpty = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOTEMPTY" || error.code === "ENOTDIR")
