import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import * as fc from "fast-check"
import { canonicalJson, type Json } from "../encoding/json.ts"
import { addDays, day, dayOf, instantToMilliseconds, instant } from "./day.ts"
import { decide } from "./decide.ts"
import { parseCase, type GoldenCase } from "./golden-case.ts"
import { law, lawWithSuspensions, profiles } from "./law.ts"
import { parseRequest, type DisclosureRequest } from "./request.ts"
import { sentence } from "./sentence.ts"
import { recordClasses } from "./vocabulary.ts"

const root = join(import.meta.dirname, "cases")
const cases: readonly GoldenCase[] = globSync("*/*.json", { cwd: root })
  .sort()
  .map((file) => {
    const found = parseCase(JSON.parse(readFileSync(join(root, file), "utf8")))
    if ("problem" in found) throw new TypeError(found.problem)
    return found
  })
const anyCase = fc.constantFrom(...cases)
const rank = { permit: 0, needs: 1, deny: 2 } as const
const rankOf = (request: DisclosureRequest, on: GoldenCase): number => rank[decide(request, law, on.day).kind]

function named(title: string): GoldenCase {
  const found = cases.find((one) => one.title === title)
  assert.ok(found, title)
  return found
}

const complete = named("Labor in Deutschland, unter Code, alles vorhanden")

test("an answer is plain JSON that can be signed, and the same question has the same answer", () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      const text = (): string => {
        const json: Json = JSON.parse(JSON.stringify(decide(one.request, law, one.day)))
        return canonicalJson(json)
      }
      assert.equal(text(), text())
    }),
  )
})

test("every reason and note has its sentence, its article and no empty place in it", () => {
  for (const { request, day: on } of cases) {
    const { reasons, notes } = decide(request, law, on)
    for (const reason of [...reasons, ...notes]) {
      assert.notEqual(reason.citation, "")
      for (const audience of ["dentist", "dpo"] as const) {
        for (const language of ["de", "en"] as const) {
          const text = sentence(reason, audience, language)
          assert.ok(text !== null && !/\{detail\}|undefined|: \.| \./u.test(text), `${reason.id}: ${text}`)
        }
      }
    }
  }
})

test("a missing item has one button, even where several rules ask for it", () => {
  for (const { request, day: on } of cases) {
    const decision = decide(request, law, on)
    if (decision.kind !== "needs") continue
    const actions = decision.items.map(({ action }) => action)
    assert.equal(new Set(actions).size, actions.length)
    assert.deepEqual(
      decision.items.flatMap(({ reasons }) => reasons).toSorted(),
      decision.reasons.map(({ id }) => id).toSorted(),
    )
  }
})

test("taking any document or consent away never opens what was closed", () => {
  fc.assert(
    fc.property(anyCase, fc.nat(), (one, at) => {
      const { request } = one
      const { documents } = request
      if (documents.length === 0) return
      // A paper that binds the practice itself to a laxer mode is not among those that protect.
      const poorer = {
        ...request,
        documents: documents.filter((_, index) => index !== at % documents.length),
      }
      assert.ok(rankOf(request, one) <= rankOf(poorer, one))
    }),
    { numRuns: 500 },
  )
})

test("a paper that says no is as good as none: a failed check of identity, a refused permit, a release taken back", () => {
  for (const { request, day: on } of cases) {
    for (const { kind } of request.documents) {
      const documents = request.documents.filter((one) => one.kind !== kind)
      const refused = request.documents.map((one) =>
        one.kind === kind ? { ...one, result: "negative" as const } : one,
      )
      assert.deepEqual(
        decide({ ...request, documents: refused }, law, on),
        decide({ ...request, documents }, law, on),
        kind,
      )
    }
  }
})

test("a worse fact never gives a better answer", () => {
  const worse: readonly ((request: DisclosureRequest) => DisclosureRequest)[] = [
    (request) => ({ ...request, mode: "strict" }),
    (request) => ({ ...request, scanned: false }),
    (request) => ({ ...request, encrypted: false }),
    (request) => ({ ...request, handling: "rewrite-original" }),
    (request) => ({ ...request, standingOrder: true }),
    (request) => ({ ...request, singleCasesThisYear: 1000 }),
    (request) => ({ ...request, mappingKept: true }),
    (request) => ({ ...request, recipient: { ...request.recipient, profileComplete: false } }),
    (request) => ({
      ...request,
      recipient: { ...request.recipient, onward: { kind: "reserved", recipients: [] } },
    }),
    (request) => ({
      ...request,
      recipient: { ...request.recipient, places: { ...request.recipient.places, support: ["??"] } },
    }),
    (request) => ({
      ...request,
      consents: request.consents.map((consent) => ({ ...consent, withdrawnAt: consent.givenAt })),
    }),
    (request) => ({
      ...request,
      consents: request.consents.map((consent) => ({ ...consent, releasesFromSecrecy: false })),
    }),
  ]
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...worse), (one, change) => {
      assert.ok(rankOf(one.request, one) <= rankOf(change(one.request), one))
    }),
    { numRuns: 1000 },
  )
})

test("settings never open what is closed by law: whatever they say, the hard denials stay", () => {
  const settings = fc.dictionary(
    fc.constantFrom(
      "e2ee",
      "secrecy",
      "avv",
      "thirdCountry",
      "usDpf",
      "taxLocation",
      "anonRel",
      "parcelTtlDays",
      "x",
    ),
    fc.oneof(fc.constantFrom("off", "on", "dpo", "dpo-per-case", "permit", "EU"), fc.boolean(), fc.integer()),
  )
  fc.assert(
    fc.property(anyCase, settings, (one, chosen) => {
      const hard = (request: DisclosureRequest) =>
        decide(request, law, one.day)
          .reasons.filter(({ level, gate }) => level === "H" && ["G0", "G1", "G11", "G12"].includes(gate))
          .map(({ id }) => id)
      const before = hard(one.request)
      const after: readonly string[] = hard({ ...one.request, settings: { ...chosen } })
      assert.deepEqual(
        before.filter((id) => !after.includes(id)),
        [],
      )
    }),
    { numRuns: 500 },
  )
})

test("dates at the ends of the calendar are decided like all others", () => {
  const ends = [
    "0000-01-01T00:00:00Z",
    "0004-02-29T00:00:00Z",
    "2024-02-29T12:00:00Z",
    "9999-12-31T23:59:59Z",
  ]
  const dates = ["0000-01-01", "2024-02-29", "9999-12-31"]
  const records = fc.constantFrom(...recordClasses)
  fc.assert(
    fc.property(
      anyCase,
      fc.tuple(fc.constantFrom(...ends), fc.constantFrom(...ends), fc.constantFrom(...ends)),
      fc.tuple(fc.constantFrom(...dates), fc.constantFrom(...dates), records),
      fc.constantFrom(...dates),
      ({ request }, [at, from, until], [startsOn, turns28On, record], on) => {
        const moved = parseRequest({
          ...request,
          at,
          consents: request.consents.map((consent) => ({ ...consent, givenAt: from, validUntil: until })),
          documents: request.documents.map((document) => ({
            ...document,
            validFrom: from,
            validUntil: until,
          })),
          recipient: { ...request.recipient, dpfListedUntil: startsOn, firstPlacedOnMarket: startsOn },
          erasure: { record, startsOn, turns28On, legalHold: false, assessmentOpen: false },
        })
        assert.ok(!("problem" in moved))
        assert.ok(decide(moved, law, day(on)).reasons.length > 0)
      },
    ),
    { numRuns: 1000 },
  )
})

test("a withdrawal acts from its second on, and not before", () => {
  const { request } = complete
  const withdrawnAt = (shift: number): DisclosureRequest => ({
    ...request,
    consents: request.consents.map((consent) => ({
      ...consent,
      withdrawnAt: instant(instantToMilliseconds(request.at) + shift * 1000),
    })),
  })
  assert.equal(decide(withdrawnAt(1), law, complete.day).kind, "permit")
  assert.equal(decide(withdrawnAt(0), law, complete.day).kind, "deny")
})

test("a clock that is a day off is tolerated, two days are not", () => {
  const { request } = complete
  assert.equal(decide(request, law, addDays(dayOf(request.at), 1)).kind, "permit")
  assert.equal(decide(request, law, addDays(dayOf(request.at), -1)).kind, "permit")
  assert.equal(decide(request, law, addDays(dayOf(request.at), 2)).kind, "deny")
})

test("the day a court annuls the framework, a listed US laboratory is in a third country", () => {
  const us = named("Labor in den USA, Liste geprüft, Datenschutz gefragt")
  const annulled = lawWithSuspensions([{ class: "us-dpf", country: null, from: us.day }])

  assert.equal(decide(us.request, law, us.day).kind, "permit")
  assert.deepEqual(
    decide(us.request, annulled, us.day).reasons.map(({ id }) => id),
    ["g6-third-off"],
  )
})

test("a third country rests on exactly one basis, whatever other papers lie there (Art. 49(1) holds only without Art. 46)", () => {
  const clauses = named(
    "Importeur in China, Code, Einwilligung mit Risiko China, Klauseln und positive Prüfung",
  )
  const single = named("Importeur in China, Einzelfall mit Risikoblatt und Datenschutz")
  const both = {
    ...single.request,
    documents: [...single.request.documents, ...clauses.request.documents],
  }
  const basesOf = (request: DisclosureRequest): readonly string[] => {
    const decision = decide(request, law, single.day)
    assert.equal(decision.kind, "permit")
    return decision.reasons.flatMap(({ gate, id }) => (gate === "G6" ? [id] : []))
  }
  assert.deepEqual(basesOf(clauses.request), ["g6-ground-clauses"])
  assert.deepEqual(basesOf(single.request), ["g6-ground-single-case"])
  assert.deepEqual(basesOf(both), ["g6-ground-clauses"])
})

test("the law of a past day answers for a past day", () => {
  const shield = named("März 2017: USA unter dem Privacy Shield")
  const [reason] = decide(shield.request, law, profiles["2017-03"]).reasons
  assert.match(reason.citation, /BDSG a\.F\./u)
  assert.equal(decide(complete.request, law, day("2015-12-31")).kind, "deny")
})

test("the deadline of the recipient is the practice's setting", () => {
  const request = { ...complete.request, settings: { parcelTtlDays: 30 } }
  const decision = decide(request, law, complete.day)
  assert.ok(decision.kind === "permit")
  assert.deepEqual(
    decision.duties.find(({ id }) => id === "erase-at-deadline"),
    { id: "erase-at-deadline", days: 30 },
  )
})
