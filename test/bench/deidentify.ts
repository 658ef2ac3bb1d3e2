/** De-identification of a DVT on disk: our command by one thread and by two, beside gdcmanon, dcmodify and a plain copy. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { apart, canTell, isInstalled, saidOf, turnAbout } from "./apart.ts"
import type { Spent } from "./apart.ts"
import { writeDicom } from "./dicom-files.ts"
import { someone } from "./images.ts"
import { benchLeaks } from "./leaks.ts"
import type { Row } from "./table.ts"

const root = join(import.meta.dirname, "..", "..")

/** What a practice's script takes out: names, numbers, days, descriptions. */
const tags = ["0010,0010", "0010,0020", "0010,0030", "0008,1030", "0020,000d"]

interface Peers {
  readonly folder: string
  readonly identity: string
}

let runs = 0
const kept = 4

/**
 * Each run its own: a file system that takes names anew right after they were removed is slower than in a practice. Not
 * all of them stay: memory that nobody used before is slower, too.
 */
function fresh({ folder }: Peers): string {
  rmSync(join(folder, `out-${runs - kept}`), { recursive: true, force: true })
  return join(folder, `out-${++runs}`)
}

function ours(peers: Peers, input: string, threads: number): Spent {
  const into = fresh(peers)
  const args = ["deidentify", input, "--into", into, "--identity", peers.identity, "--threads", `${threads}`]
  // 1: a volume shows the shape of a face, which a person must look at.
  return apart(process.execPath, [join(root, "agent", "zahnwolke.js"), ...args], { codes: [0, 1] })
}

function gdcmanon(peers: Peers, input: string): Spent {
  const into = fresh(peers)
  mkdirSync(into)
  const removed = tags.flatMap((tag) => ["--remove", tag])
  return apart("gdcmanon", ["--dumb", ...removed, "-r", "-i", input, "-o", into])
}

/** It changes files in place: the copy it needs counts, as it would in a practice. */
function dcmodify(peers: Peers, input: string): Spent {
  const into = fresh(peers)
  const erased = tags.flatMap((tag) => ["-ea", `(${tag})`])
  const script = 'cp -r "$1" "$2" && shift && cd "$1" && shift && exec dcmodify -nb -imt "$@" *.dcm'
  return apart("sh", ["-c", script, "sh", input, into, ...erased])
}

function copy(peers: Peers, input: string): Spent {
  return apart("cp", ["-r", input, fresh(peers)])
}

const gone: Spent = { seconds: 0, processor: null, megabytes: null }

export async function benchDeidentify(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"))
  try {
    const identity = join(folder, "identity.json")
    writeFileSync(identity, JSON.stringify(someone))
    const files = await writeDicom(folder)
    const peers = { folder, identity }
    for (const [command, from] of [
      ["gdcmanon", "libgdcm-tools"],
      ["dcmodify", "dcmtk"],
    ] as const) {
      if (!isInstalled(command))
        console.log(`missing: ${command} (Debian package ${from}); its rows are left out`)
    }
    if (!canTell)
      console.log("missing: GNU time (Debian package time); processor time and memory are left out")
    return [
      ...rowsOf(peers, "DVT, 400 slices, 210 MB", files.slices, files.sliceBytes, 3),
      ...rowsOf(peers, "one file of 1,024 frames, 537 MB", files.film, files.filmBytes, 3),
      ...(await benchLeaks(ours(peers, files.slices, 1), readBack(files.slices))),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const readBack = (folder: string): readonly string[] => readdirSync(folder).map((name) => join(folder, name))

function rowsOf(peers: Peers, what: string, input: string, bytes: number, rounds: number): readonly Row[] {
  const isThere = { gdcmanon: isInstalled("gdcmanon"), dcmodify: isInstalled("dcmodify") }
  const [one = gone, two = gone, gdcm = gone, dcmtk = gone, plain = gone] = turnAbout(rounds, [
    () => ours(peers, input, 1),
    () => ours(peers, input, 2),
    () => (isThere.gdcmanon ? gdcmanon(peers, input) : gone),
    () => (isThere.dcmodify ? dcmodify(peers, input) : gone),
    () => copy(peers, input),
  ])
  const beside = [
    ...(isThere.gdcmanon ? [{ name: "gdcmanon", spent: gdcm }] : []),
    ...(isThere.dcmodify ? [{ name: "cp and dcmodify", spent: dcmtk }] : []),
    { name: "cp", spent: plain },
  ]
  const row =
    (threads: string, spent: Spent) =>
    (peer: (typeof beside)[number]): Row => ({
      what: `${what}: rewrite, leak check, SHA-256, ${threads}`,
      ours: saidOf(bytes, spent),
      peer: `${peer.name}: ${saidOf(bytes, peer.spent)}`,
      ratio: (peer.spent.seconds / spent.seconds).toFixed(2),
    })
  return [...beside.map(row("one thread", one)), ...beside.map(row("two threads", two))]
}
