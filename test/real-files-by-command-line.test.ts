/** Real files, as scanners, cameras and X-ray units wrote them, by command line from practice to laboratory and back to proof. */
import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import type { Party } from "@zahnwolke/core/party/party"
import { makeCrown } from "@zahnwolke/core/specimen/crown-design"
import { binaryStl } from "@zahnwolke/core/specimen/mesh-bytes"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { giveConsent, must, tooth, until } from "./story/people.ts"
import { linkedPair } from "./story/placed-order.ts"

const corpus = process.env["ZAHNWOLKE_CORPUS"] ?? join(import.meta.dirname, "..", "..", "shared", "corpus")
const skip = existsSync(corpus) ? false : "the corpus of real files is not here (ZAHNWOLKE_CORPUS)"

const folder = mkdtempSync(join(tmpdir(), "zahnwolke-real-"))
after(() => rmSync(folder, { recursive: true, force: true }))
const at = (...names: readonly string[]): string => join(folder, ...names)
const program = join(import.meta.dirname, "..", "agent", "zahnwolke.js")

function works(home: string, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env["PATH"], LANG: "de_DE.UTF-8", ZAHNWOLKE_HOME: at(home) }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args], { env, cwd: folder }, (error, out, err) =>
      error === null ? resolve(out) : reject(new Error(`${args[0]}: ${err}${out}`)),
    )
  })
}

async function enrol(url: string, home: string, party: Party): Promise<void> {
  const { code } = must(await party.startPairing())
  await works(home, "enrol", "--server", url, "--pairing", code, "--name", home)
}

/** Scans of two makers, a 3Shape export, a slice and a photograph. */
const chosen = [
  ["dental-scan/example_ca.ply", "Unterkiefer.ply"],
  ["dental-scan/dcm2stlapp_HandleAngledLarge.stl", "Oberkiefer.stl"],
  ["dental-scan/example_ca.dcm", "Biss.dcm"],
  ["dicom/001_pydicom_CT_small.dcm", "Schicht.dcm"],
  ["dental-photo/itero-export/gallery_#ORDER_penta_lower_m.jpg", "Foto.jpg"],
] as const

async function sentByCommandLine(url: string) {
  const { practice, laboratory } = await linkedPair(url)
  const { patient } = must(
    await practice.party.addPatient({ family: "Mustermann", given: "Erika", birthDate: "1980-05-04" }),
  )
  const { consent } = await giveConsent(practice.party, patient, laboratory.me.organisation)
  await enrol(url, "practice-pc", practice.party)
  await enrol(url, "laboratory-pc", laboratory.party)
  const to = ["--to", "nord", "--consent", consent]
  const send = ["send", at("Mustermann_Erika"), ...to]
  await assert.rejects(works("practice-pc", ...send), /bitte ansehen/u)
  assert.deepEqual(must(await laboratory.party.orders()), [])
  const seen = chosen.flatMap(([, name]) => ["--seen", at("Mustermann_Erika", name)])
  const number = (await works("practice-pc", ...send, ...seen)).trim()
  return { practice: practice.party, laboratory: laboratory.party, number }
}

test(
  "real files go by command line through send, fetch, design, close, protocol and verify",
  { skip },
  async () => {
    const server = await startServer()
    after(() => server.stop())
    mkdirSync(at("Mustermann_Erika"))
    for (const [from, name] of chosen) copyFileSync(join(corpus, from), at("Mustermann_Erika", name))
    const { practice, laboratory, number } = await sentByCommandLine(server.url)

    assert.match(await works("laboratory-pc", "inbox"), new RegExp(number, "u"))
    await works("laboratory-pc", "fetch", number, "--into", at("fetched"))
    const fetched = readdirSync(at("fetched"), { recursive: true, encoding: "utf8" })
    for (const name of fetched) assert.doesNotMatch(name, /Mustermann|Oberkiefer|example|HandleAngled/u)
    for (const kind of [/\.ply$/u, /\.stl$/u, /\.dcm$/u, /\.jpg$/u])
      assert.ok(
        fetched.some((name) => kind.test(name)),
        `${kind}`,
      )

    const [summary] = must(await laboratory.orders())
    assert.ok(summary)
    const { order } = summary
    must(await laboratory.accept(order))
    const design = new Blob([binaryStl(makeCrown({ tooth: tooth(46), triangles: 300 }), "crown 46")])
    const files = [{ path: "crown.stl", blob: design }]
    const { draft } = must(await laboratory.prepare({ draft: null, files, patient: null, to: null }))
    must(await laboratory.returnDesign({ order, draft, supersedes: null }))
    must(await practice.approveDesign(order))
    must(await laboratory.ship({ order, tracking: "", lots: "" }))
    must(await practice.close(order))
    await until(async () => {
      must(await practice.attend())
      must(await laboratory.attend())
      return must(await practice.order(order)).state === "erased"
    })
    await works("practice-pc", "protocol", number, "--into", at("protocol"))
    assert.match(await works("nobody", "verify", at("protocol")), /Löschprotokoll/u)
    assert.ok(
      readFileSync(at("protocol", "erasure-protocol.pdf")).subarray(0, 5).equals(Buffer.from("%PDF-")),
    )
  },
)
