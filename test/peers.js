/** What the tests compare with and a machine may lack: said in one line each before anything runs. */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

const root = join(import.meta.dirname, "..")
const at = (...names) => existsSync(join(root, ...names))
const has = (command, ...args) => spawnSync(command, args, { stdio: "ignore" }).error === undefined
const succeeds = (command, ...args) => spawnSync(command, args, { stdio: "ignore" }).status === 0

const hasNewAge = () =>
  has("age", "--version") && !/^v?1\.[0-2]\b/u.test(spawnSync("age", ["--version"]).stdout.toString())

const hasBucket = () => (process.env.ZAHNWOLKE_TEST_S3 ?? "") !== "" || existsSync("/etc/swift/swift.conf")

const peers = () => [
  [
    existsSync("/usr/bin/chromium") || at("node_modules/@sparticuz/chromium"),
    "no Chromium here or from npm: the browser stories cannot run",
  ],
  [
    existsSync("/usr/lib/postgresql") || process.env.DATABASE_URL_TEST,
    "no PostgreSQL besides the one from npm: the database contract runs on that one only",
  ],
  [hasNewAge(), "no age command of version 1.3 or newer: exports are opened by the age library only"],
  [
    existsSync(process.env.ZAHNWOLKE_CORPUS ?? join(root, "..", "shared", "corpus")),
    "no corpus of real files (ZAHNWOLKE_CORPUS): only files made by code are tried",
  ],
  [hasBucket(), "no S3 (ZAHNWOLKE_TEST_S3) and no OpenStack Swift: the folder store alone is tried"],
  [has("admesh", "--version"), "no admesh: nobody else measures our meshes"],
  [has("assimp", "version"), "no assimp: nobody else reads our meshes"],
  [has("exiftool", "-ver"), "no exiftool: nobody else looks for what a photograph still tells"],
  [has("pdftotext", "-v"), "no pdftotext: nobody else reads our paper"],
  [has("dcmdump", "--version"), "no dcmdump: nobody else reads our DICOM"],
  [
    succeeds("unshare", "-Urm", "sh", "-c", "mount -t tmpfs none /mnt"),
    "no small disk may be mounted by this account: a disk that fills up is not tried",
  ],
]

/** One sentence for each that is not here. */
export const missingPeers = () => peers().flatMap(([there, sentence]) => (there ? [] : [sentence]))

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const sentence of missingPeers()) console.log(`note: ${sentence}`)
