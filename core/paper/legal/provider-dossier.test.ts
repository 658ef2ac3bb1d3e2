import assert from "node:assert/strict"
import { test } from "node:test"
import { german, printed } from "./fixtures/practice.ts"
import { providerDossier } from "./provider-dossier.ts"
import type { DossierFacts } from "./provider-dossier.ts"

test("a provider's file with one gap cannot be used, and says why; signed it says what was there and what the server says", () => {
  const answer = {
    question: "seatCountry",
    label: "Land des Sitzes",
    answer: null,
    ofArticle: true,
    gap: "Das Land fehlt.",
  }
  const empty: DossierFacts = {
    provider: "Wolke AG",
    signature: null,
    ownHouse: false,
    answers: [answer],
    checklist: [{ label: "Dauer der Verarbeitung", reference: null }],
    evidence: [],
    contradictions: [],
    review: null,
  }
  const read = printed(providerDossier(german, empty))
  assert.ok(
    read.includes("Nicht verwendbar: eine Angabe fehlt oder sperrt.") && read.includes("Das Land fehlt."),
  )
  assert.ok(read.includes("Land des Sitzes *") && read.includes("nicht beantwortet"))
  assert.match(read, /Dauer der Verarbeitung\s+fehlt/u)

  const whole: DossierFacts = {
    ...empty,
    signature: {
      version: 2,
      signedAt: "1.11.2026",
      validUntil: "1.11.2027",
      isInForce: true,
      hash: "ab".repeat(32),
    },
    answers: [{ ...answer, answer: "Deutschland", gap: null }],
    checklist: [{ label: "Dauer der Verarbeitung", reference: "§ 2" }],
    evidence: [{ label: "C5-Testat", sha256: "cd".repeat(32) }],
    contradictions: [{ label: "Länder der Speicherung", stated: "Irland", answered: "Deutschland" }],
    review: { on: "2.11.2026", until: "2.11.2027", isPositive: true },
  }
  const usable = printed(providerDossier(german, whole))
  assert.ok(usable.includes("Alle sperrenden Fragen") && usable.includes("zulässig, geprüft am 2.11.2026"))
  assert.ok(usable.includes("Der Server nennt Irland, die Antwort nennt Deutschland"))
  assert.ok(usable.replaceAll(/\s/gu, "").includes("cd".repeat(32)), "the paper's hash stands in it")
  const ended = providerDossier(german, {
    ...whole,
    signature: whole.signature && { ...whole.signature, isInForce: false },
  })
  assert.ok(printed(ended).includes("Nicht verwendbar: abgelaufen."))
})

test("the officer signs the file of one's own house as well", () => {
  const own: DossierFacts = {
    provider: "selbst betrieben",
    signature: null,
    ownHouse: true,
    answers: [],
    checklist: [],
    evidence: [],
    contradictions: [],
    review: null,
  }
  assert.deepEqual(providerDossier(german, own).signers, [
    "Praxis Am Markt",
    "Datenschutzbeauftragte Person, für die Prüfung",
  ])
})
