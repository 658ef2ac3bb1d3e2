/** The commands that need no server, run as a person would, in this process. */
import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { arraySource } from "@zahnwolke/core/encoding/byte-source"
import { textOf } from "@zahnwolke/core/formats/dicom-data-set"
import { readDicomHeader } from "@zahnwolke/core/formats/dicom-header"
import { tag } from "@zahnwolke/core/formats/dicom-tags"
import { isProblem } from "@zahnwolke/core/formats/problem"
import { parsePseudonym } from "@zahnwolke/core/records/pseudonym"
import { makeArch } from "@zahnwolke/core/specimen/arch"
import { makeDvt } from "@zahnwolke/core/specimen/dvt"
import { binaryPly, binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import type { ExitCode } from "../exit-code.ts"
import { run } from "../run.ts"
import { makeTerminal } from "../terminal.ts"
import { wordsIn } from "../words/words.ts"

const root = mkdtempSync(join(tmpdir(), "zahnwolke-offline-"))
after(() => rmSync(root, { recursive: true, force: true }))
const at = (...names: readonly string[]): string => join(root, ...names)

interface Ended {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

async function zahnwolke(...args: readonly string[]): Promise<Ended> {
  const said = { out: "", err: "" }
  const out = { write: (text: string) => (said.out += text) }
  const err = { write: (text: string) => (said.err += text) }
  const terminal = makeTerminal(wordsIn("de"), "de", { out, err }, Date.now)
  const { signal } = new AbortController()
  const setting = {
    terminal,
    home: at("home"),
    now: Date.now,
    signal,
    standardInput: () => Promise.resolve(""),
  }
  return { code: await run(args, setting, "0"), ...said }
}

const arch = makeArch({ seed: 3, jaw: "lower", triangles: 500 })
const scan = binaryPly(arch, ["Patient Mustermann, Erika"])
const identity = at("identity.json")
writeFileSync(identity, JSON.stringify({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }))

function folderOf(name: string, files: Readonly<Record<string, Uint8Array | string>>): string {
  mkdirSync(at(name))
  for (const [file, bytes] of Object.entries(files)) writeFileSync(at(name, file), bytes)
  return at(name)
}

test("a folder becomes a clean copy under neutral names, and stays as it was", async () => {
  const input = folderOf("Mustermann_Erika", { "Mustermann UK.ply": scan })
  const { code, err, out } = await zahnwolke(
    "deidentify",
    input,
    "--into",
    at("clean"),
    "--identity",
    identity,
    "--report",
    at("report.json"),
  )

  assert.equal(code, 0, err)
  assert.match(out, /nicht anonym|not anonymous/u)
  assert.deepEqual(readdirSync(at("clean")), ["lower-jaw-1.ply"])
  assert.equal(readFileSync(at("clean", "lower-jaw-1.ply"), "latin1").includes("Mustermann"), false)
  assert.deepEqual(new Uint8Array(readFileSync(join(input, "Mustermann UK.ply"))), scan)
  const report: unknown = JSON.parse(readFileSync(at("report.json"), "utf8"))
  assert.ok(
    report instanceof Object && "files" in report && "leakCheck" in report && Array.isArray(report.files),
  )
  const [file]: unknown[] = report.files
  assert.ok(file instanceof Object && "input" in file && "output" in file && "status" in file)
  assert.deepEqual(
    [file.input, file.output, file.status],
    [join(input, "Mustermann UK.ply"), "lower-jaw-1.ply", "deidentified"],
  )
})

test("a radiograph for one recipient carries a code of the patient, the same each time; without a recipient none", async () => {
  const files = makeDvt({ seed: 3, size: 24, slices: 1 }).files.map(({ bytes, name }) => [name, bytes])
  const input = folderOf("radiograph", Object.fromEntries(files))
  const codeFor = async (into: string, ...wish: readonly string[]): Promise<string | null> => {
    const { err } = await zahnwolke("deidentify", input, "--into", at(into), ...wish)
    const [name] = readdirSync(at(into))
    const header = await readDicomHeader(arraySource(readFileSync(at(into, name ?? ""))))
    if (isProblem(header)) assert.fail(err)
    const code = textOf(header, tag.patientId)
    assert.equal(textOf(header, tag.patientName), code === null ? null : `${code}^`)
    return code
  }
  const known = ["--identity", identity]
  const first = await codeFor("first", ...known, "--recipient", "lab-1")
  assert.equal(parsePseudonym(first ?? "").kind, "code")
  assert.equal(await codeFor("again", ...known, "--recipient", "lab-1"), first)
  assert.notEqual(await codeFor("other", ...known, "--recipient", "lab-2"), first)
  assert.equal(await codeFor("for-nobody", ...known), null)
  assert.equal(await codeFor("of-nobody", "--recipient", "lab-1"), null)
})

test("a report among what is handed on names no file as it was called", async () => {
  const input = folderOf("Beispiel_Bert", { "Beispiel.ply": scan })
  const { code } = await zahnwolke(
    "deidentify",
    input,
    "--into",
    at("with-report"),
    "--report",
    at("with-report", "report.json"),
  )

  assert.equal(code, 0)
  assert.equal(readFileSync(at("with-report", "report.json"), "utf8").includes("Beispiel"), false)
})

test("what may not leave is named and refused, and an output folder that holds something is left alone", async () => {
  const input = folderOf("mixed", {
    "empty.stl": "",
    "scan.ply": scan,
    "face.jpg": "MZ\u0090 this is a program",
    "letter.pdf": "%PDF-1.7 Mustermann",
    "näme 😀 ..%2f.stl": binaryStl(arch, "x").subarray(0, 300),
  })
  const { code, err } = await zahnwolke("deidentify", input, "--into", at("mixed-out"))
  assert.equal(code, 1)
  assert.deepEqual(readdirSync(at("mixed-out")).length, 1)
  assert.match(err, /Programm/u)
  assert.equal(err.includes("Mustermann"), false)

  const again = await zahnwolke("deidentify", input, "--into", at("mixed-out"))
  assert.equal(again.code, 2)
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith(".")),
    [],
  )
})

test("what a computer left in the folder for itself is one quiet line and spoils nothing", async () => {
  const input = folderOf("of-a-mac", {
    "UK.ply": scan,
    ".DS_Store": Buffer.from("\0\0\0\u0001Bud1", "latin1"),
    "Thumbs.db": Buffer.from("d0cf11e0a1b11ae1", "hex"),
    "desktop.ini": "[.ShellClassInfo]",
  })
  const { code, err, out } = await zahnwolke("deidentify", input, "--into", at("of-a-mac-out"))

  assert.equal(code, 0, err)
  assert.match(err, /^3 Dateien des Rechners bleiben hier/u)
  assert.equal(err.trim().split("\n").length, 1, err)
  assert.match(out, /^1 Datei: 1 de-identifiziert/u)
  assert.deepEqual(readdirSync(at("of-a-mac-out")), ["lower-jaw-1.ply"])
})

test("where nothing may leave, no folder appears", async () => {
  const input = folderOf("nothing", { "letter.pdf": "%PDF-1.7" })
  const { code } = await zahnwolke("deidentify", input, "--into", at("nothing-out"))

  assert.equal(code, 1)
  assert.equal(readdirSync(root).includes("nothing-out"), false)
})

test("a wish that is misspelled is refused before a file is read", async () => {
  const wrong = async (...args: readonly string[]): Promise<number> =>
    (await zahnwolke("deidentify", root, "--into", at("never"), ...args)).code
  assert.equal(await wrong("--keep", "names"), 2)
  assert.equal(await wrong("--threads", "0"), 2)
  assert.equal(await wrong("--identity", at("nowhere.json")), 2)
  assert.equal(await wrong("--report", identity), 2)
  assert.equal(readdirSync(root).includes("never"), false)
})

test("a scan that names a patient is found out, a clean one is quiet", async () => {
  writeFileSync(at("scan.ply"), scan)
  const named = await zahnwolke("inspect", at("scan.ply"), "--json")
  assert.equal(named.code, 1)
  assert.match(named.out, /"kind": "ply"/u)
  assert.match(named.out, /"comments/u)
  assert.equal(named.out.includes("Mustermann"), false)

  writeFileSync(at("upper.ply"), binaryPly(arch, []))
  const quiet = await zahnwolke("inspect", at("upper.ply"))
  assert.equal(quiet.code, 0, quiet.out)
})

test("a decision is JSON with sentences, and its kind is the exit code", async () => {
  const cases = join(import.meta.dirname, "..", "..", "core", "policy", "cases")
  const permit = await zahnwolke("decide", join(cases, "permit", "G10-sixteen-alone.json"))
  assert.equal(permit.code, 0)
  const needs = await zahnwolke("decide", join(cases, "needs", "G3-no-release-from-secrecy.json"))
  assert.equal(needs.code, 1)
  assert.match(needs.out, /"citation"/u)
  assert.match(needs.out, /"sentence": "[A-Z].*\."/u)
  assert.match(needs.out, /"officer": "[A-Z].*\."/u)
  const past = await zahnwolke(
    "decide",
    join(cases, "permit", "G10-sixteen-alone.json"),
    "--on",
    "1999-01-01",
  )
  assert.equal(past.code, 1)
  assert.equal((await zahnwolke("decide", "--schema")).code, 0)
  assert.equal((await zahnwolke("decide", identity)).code, 2)
  const least = { version: 1, at: "2026-11-23T10:00:00Z", op: "transfer", recipient: {} }
  for (const [name, json, said] of [
    ["key", { ...least, colour: "A3" }, /unbekannte Angabe/u],
    ["op", { ...least, op: "sell" }, /\/op muss eines von diesen sein/u],
    ["at", { version: 1, op: "transfer", recipient: {} }, /fehlt: at/u],
    ["day", { request: least, day: "soon" }, /Der Tag ist keiner/u],
    ["list", [], /kein JSON-Objekt/u],
    ["rule", { request: least, reasons: ["g99"] }, /keine Liste von Regeln/u],
  ] as const) {
    writeFileSync(at(`${name}.json`), JSON.stringify(json))
    const { code, err } = await zahnwolke("decide", at(`${name}.json`))
    assert.equal(code, 2)
    assert.match(err, said)
    assert.doesNotMatch(err, /\b(?:the|request|must|lacks)\b/iu)
  }
  assert.equal(
    (await zahnwolke("decide", join(cases, "permit", "G10-sixteen-alone.json"), "--mode", "lax")).code,
    2,
  )
})

test("where nothing can be checked, nothing is said to be valid", async () => {
  const { code } = await zahnwolke("verify", identity, "--json")

  assert.equal(code, 1)
  assert.equal((await zahnwolke("verify", at("nowhere"))).code, 2)
})
