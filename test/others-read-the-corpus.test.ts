/** Other people's programs read what became of the corpus, and complain of nothing that the input did not have already. */
import assert from "node:assert/strict"
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { after, test } from "node:test"
import { deidentifySet } from "@zahnwolke/core/deidentify/deidentify"
import { arraySource, readAll } from "@zahnwolke/core/encoding/byte-source"
import { freePort } from "@zahnwolke/server/testing/start-server"
import { corpusMissing, corpusPaths } from "./planting/corpus.ts"
import { until } from "./story/people.ts"

const folder = mkdtempSync(join(tmpdir(), "zahnwolke-corpus-"))
after(() => rmSync(folder, { recursive: true, force: true }))

interface Pair {
  readonly name: string
  readonly kind: string
  readonly input: string
  readonly output: string
}

/** What was released, and what it was made of, both on disk; archives apart. */
async function written(): Promise<readonly Pair[]> {
  const pairs: Pair[] = []
  for (const path of corpusPaths()) {
    const name = basename(path)
    const bytes = new Uint8Array(readFileSync(path))
    const { files } = await deidentifySet([{ path: name, source: arraySource(bytes) }], { identity: {} })
    const [file] = files
    if (file === undefined || file.output === null || file.input !== name) continue
    const [input, output] = ["before", "after"].map((state) => join(folder, `${pairs.length}-${state}`))
    assert.ok(input !== undefined && output !== undefined)
    mkdirSync(input)
    mkdirSync(output)
    const pair = { name, kind: file.kind, input: join(input, name), output: join(output, file.output.name) }
    writeFileSync(pair.input, bytes)
    writeFileSync(pair.output, await readAll(file.output.source))
    pairs.push(pair)
  }
  return pairs
}

const pairs = corpusMissing === false ? await written() : []
const ofKind = (...kinds: readonly string[]): readonly Pair[] =>
  pairs.filter(({ kind }) => kinds.includes(kind))

const without = (command: string, ...args: readonly string[]): string | false =>
  corpusMissing === false
    ? spawnSync(command, args).error === undefined
      ? false
      : `${command} is not installed`
    : corpusMissing

interface Said {
  readonly isRead: boolean
  readonly complaints: ReadonlySet<string>
}

/** Numbers and values apart, so that the same complaint of another value is the same complaint. */
function said(command: string, args: readonly string[], complains: RegExp): Said {
  const { status, stderr, stdout } = spawnSync(command, args, { encoding: "latin1", timeout: 60_000 })
  const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => complains.test(line))
  return {
    isRead: status === 0,
    complaints: new Set(lines.map((line) => line.replaceAll(/[\d.]*\d/gu, "#").trim())),
  }
}

const fresh = (before: Said, now: Said): readonly string[] =>
  [...now.complaints].filter((line) => !before.complaints.has(line))

test(
  "dcmdump reads every DICOM file that we released and warns of nothing new",
  { skip: without("dcmdump", "--version") },
  () => {
    for (const { input, name, output } of ofKind("dicom")) {
      const [before, now] = [input, output].map((path) => said("dcmdump", ["+L", "-M", path], /^[WEF]:/u))
      assert.ok(before !== undefined && now?.isRead === true, name)
      assert.deepEqual(fresh(before, now), [], name)
    }
  },
)

/** What a person's name, number or day was in, or a person's plan: gone is gone, and the validator misses it. */
const missed =
  /needed to build DICOMDIR|Element=<(?:RTPlan(?:Date|Time)|OperatorsName|TreatmentMachineName|ROIPhysicalProperty|ContentDate|ContentTime|AcquisitionDateTime|AcquisitionContextSequence|CodingSchemeVersion|Laterality|VerifyingObserverSequence|PerformedProcedureCodeSequence|ReferencedPerformedProcedureStepSequence|ReferencedSOPClassUID)>|<ConceptNameCodeSequence>|<Laterality>|Contrast\/Bolus Volume|Standard Extended SOP Class/u

test(
  "dciodvfy finds no error that our file has and the input had not, but for what was removed on purpose",
  { skip: without("dciodvfy", "-version") },
  () => {
    for (const { input, name, output } of ofKind("dicom")) {
      // Cut short before: the pixels that are there are passed on, and are fewer than the header says.
      const isCut = name.includes("truncated")
      const [before, now] = [input, output].map((path) => said("dciodvfy", [path], /^(?:Error|Warning)/u))
      assert.ok(before !== undefined && now !== undefined)
      const found = fresh(before, now).filter((line) => !missed.test(line))
      assert.deepEqual(isCut ? found.filter((line) => !line.includes("PixelData")) : found, [], name)
    }
  },
)

test("gdcminfo reads whatever it read before", { skip: without("gdcminfo", "--version") }, () => {
  for (const { input, name, output } of ofKind("dicom")) {
    if (said("gdcminfo", [input], /^Error/u).isRead)
      assert.ok(said("gdcminfo", [output], /^Error/u).isRead, name)
  }
})

const walking = `
import sys, warnings, pydicom
warnings.simplefilter("error")
def walk(items):
    for element in items:
        str(element.value)
        if element.VR == "SQ":
            for item in element.value: walk(item)
for path in sys.argv[1:]: walk(pydicom.dcmread(path))
`

/** Debian's own Python has Debian's own pydicom. */
const python = "/usr/bin/python3"
const noPydicom =
  spawnSync(python, ["-c", "import pydicom"]).status === 0
    ? corpusMissing
    : "python3-pydicom is not installed"

test("pydicom reads every value of every file without a warning", { skip: noPydicom }, () => {
  const outputs = ofKind("dicom").map(({ output }) => output)
  const { status, stderr } = spawnSync(python, ["-c", walking, ...outputs], { encoding: "utf8" })
  assert.equal(status, 0, stderr)
})

async function isTaken(port: number, path: string): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/instances`, {
    method: "POST",
    body: readFileSync(path),
  })
  return answer.ok
}

async function awake(port: number): Promise<void> {
  await until(async () => (await fetch(`http://127.0.0.1:${port}/system`).catch(() => null))?.ok === true)
}

test("Orthanc takes in whatever it took in before", { skip: without("Orthanc", "--version") }, async () => {
  const port = await freePort()
  const store = join(folder, "orthanc")
  const settings = join(folder, "orthanc.json")
  const closed = { DicomServerEnabled: false, AuthenticationEnabled: false, Plugins: [] }
  writeFileSync(
    settings,
    JSON.stringify({ ...closed, HttpPort: port, StorageDirectory: store, IndexDirectory: store }),
  )
  const orthanc = spawn("Orthanc", [settings], { stdio: "ignore" })
  try {
    await awake(port)
    let taken = 0
    for (const { input, name, output } of ofKind("dicom")) {
      const before = await isTaken(port, input)
      const now = await isTaken(port, output)
      assert.ok(now || !before, name)
      if (now) taken++
    }
    assert.ok(taken > 30, `${taken} were taken in`)
  } finally {
    orthanc.kill()
    await once(orthanc, "exit")
  }
})

/** Faces and the box around them, as assimp counts them; it reads the last digit of a text's decimals wrongly. */
function assimpSays(path: string): string | null {
  const { status, stdout } = spawnSync("assimp", ["info", path], { encoding: "latin1", timeout: 60_000 })
  if (status !== 0) return null
  return stdout
    .split("\n")
    .filter((line) => /^(?:Faces|Minimum point|Maximum point)/u.test(line))
    .join("\n")
    .replaceAll(/-?\d+\.\d+/gu, (number) => Number(number).toPrecision(6))
}

test(
  "assimp reads every mesh it read before, and it is the same surface",
  { skip: without("assimp", "version") },
  () => {
    for (const { input, name, output } of ofKind("stl-binary", "stl-ascii", "ply", "obj", "3mf")) {
      const before = assimpSays(input)
      // Of lines alone nothing is left: they are no surface.
      if (before !== null && !name.includes("wireframe")) assert.equal(assimpSays(output), before, name)
    }
  },
)

const notes =
  /^(?!SourceFile|System:|File:|ExifTool:ExifToolVersion|Composite:|JFIF:|PNG:|PNG-pHYs:|RIFF:|IFD0:Orientation|Adobe:|APP14:|ICC|ICC-)/u

test(
  "exiftool finds size, colours and the way up in a picture, and no note",
  { skip: without("exiftool", "-ver") },
  () => {
    const pictures = ofKind("jpeg", "png", "webp")
    for (let at = 0; at < pictures.length; at += 16) {
      const some = pictures.slice(at, at + 16)
      const args = ["-j", "-G1", "-a", "-u", "-n", ...some.map(({ output }) => output)]
      const { stdout } = spawnSync("exiftool", args, { encoding: "utf8" })
      const found: readonly Readonly<Record<string, unknown>>[] = JSON.parse(stdout)
      assert.equal(found.length, some.length)
      for (const [index, keys] of found.entries())
        assert.deepEqual(
          Object.keys(keys).filter((key) => notes.test(key)),
          [],
          some[index]?.name,
        )
    }
  },
)
