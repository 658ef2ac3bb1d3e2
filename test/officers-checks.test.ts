/** A laboratory works where the rules want a check first: the officer signs it at the partner, and the same order may go. */
import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { OrganisationProfile } from "@zahnwolke/core/records/organisation"
import { startServer } from "@zahnwolke/server/testing/start-server"
import { codeOf } from "./malicious-server/scene.ts"
import { officerOf } from "./story/colleague.ts"
import { must, profileOf } from "./story/people.ts"
import { linkedPair, readyToSend } from "./story/placed-order.ts"

const server = await startServer()
after(() => server.stop())

const pair = await linkedPair(server.url)
const { practice, laboratory } = pair
const about = laboratory.me.organisation
const dana = await officerOf(server.url, practice.party)

const moveTo = async (country: string): Promise<void> => {
  const home = profileOf("laboratory", "Labor Nord")
  const there = [country]
  const places: OrganisationProfile["places"] = {
    seat: country,
    processing: there,
    storage: there,
    backup: there,
    support: there,
  }
  must(await laboratory.party.changeProfile({ ...home, places }))
}

/** What the gate asks for, or what it says instead. */
async function asked(): Promise<readonly string[]> {
  const verdict = must(await practice.party.decide(await readyToSend(pair)))
  switch (verdict.kind) {
    case "permit":
      return ["permit"]
    case "needs":
      return verdict.items.map(({ action }) => action)
    case "deny":
      return ["deny", ...verdict.instead]
  }
}

const open = async (): Promise<readonly string[]> =>
  must(await practice.party.checks(about)).flatMap(({ kind, counts }) => (counts ? [] : [kind]))

test("a laboratory at home asks for no check", async () => {
  assert.deepEqual(must(await practice.party.checks(about)), [])
})

test("a limited adequacy needs the officer's word on its scope; a negative one opens nothing", async () => {
  await moveTo("JP")
  assert.ok((await asked()).includes("check-scope"))
  assert.deepEqual(await open(), ["scope-check"])

  const check = { about, kind: "scope-check", text: "Der Beschluss umfasst das Labor.", detail: "" } as const
  assert.equal(codeOf(await practice.party.signCheck({ ...check, result: "positive" })), "officer-needed")
  must(await dana.signCheck({ ...check, result: "negative" }))
  assert.ok((await asked()).includes("check-scope"))
  must(await dana.signCheck({ ...check, result: "positive" }))
  assert.deepEqual(await open(), [])
  assert.ok(!(await asked()).includes("check-scope"))
})

test("a laboratory in the United States is opened by a listing that was read and by the officer's review", async () => {
  await moveTo("US")
  assert.deepEqual((await asked())[0], "deny")
  const check = {
    about,
    kind: "dpf-check",
    result: "positive",
    text: "Gelistet für Gesundheitsdaten.",
  } as const
  assert.equal(codeOf(await dana.signCheck({ ...check, detail: "" })), "check-without-day")
  const nextYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)
  must(await dana.signCheck({ ...check, detail: nextYear }))
  assert.ok((await asked()).includes("ask-dpo"))

  const [listing] = must(await practice.party.checks(about)).filter(({ kind }) => kind === "dpf-check")
  assert.equal(listing?.counts, true)
  assert.ok((listing?.until ?? 0) < Date.now() + 32 * 86_400_000, "read monthly")

  must(await dana.signCheck({ about, kind: "dpo-review", result: "positive", text: "Geprüft.", detail: "" }))
  const after = await asked()
  assert.ok(!after.includes("ask-dpo") && !after.includes("check-dpf-list"), after.join(" "))
})

test("what was checked for one country does not reach the next", async () => {
  await moveTo("KR")
  assert.deepEqual(await open(), ["scope-check"])
  assert.ok((await asked()).includes("check-scope"))
})
