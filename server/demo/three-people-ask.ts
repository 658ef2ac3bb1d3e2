/** Three questions that a dentist, a laboratory and an officer each have answered from the demonstration, on screen and on paper. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { readPdf } from "@zahnwolke/core/paper/fixtures/read-pdf"
import type { PaperKind } from "@zahnwolke/core/paper/legal/legal-paper"
import type { DraftDecisionInput } from "@zahnwolke/core/party/draft-view"
import type { OrderSummary } from "@zahnwolke/core/party/order-detail"
import type { Party } from "@zahnwolke/core/party/party"
import type { OrderId, PatientId } from "@zahnwolke/core/records/id"
import { must } from "./organisations.ts"
import { draftOf, formOf, unit } from "./placing.ts"
import { plainJaws } from "./specimens.ts"

/** A ground that can be looked up: its sentence ends in its article. */
const withArticle = /\(.*(?:Art\.|§) .+\)\.$/u
const germanDay = (at: number): string =>
  new Date(at).toISOString().slice(0, 10).split("-").toReversed().join(".")

function textOf(pdf: Uint8Array): string {
  const read = readPdf(pdf)
  assert.deepEqual(read.faults, [])
  return read.text.replaceAll("\n", " ")
}

const printed = async (party: Party, kind: PaperKind, about: string | null): Promise<string> =>
  textOf(must(await party.paper({ kind, about, language: "de" })).pdf)

async function patientOf(party: Party, family: string): Promise<PatientId> {
  const found = must(await party.patients()).find((one) => one.family === family)
  assert.ok(found, family)
  return found.patient
}

async function orderOf(party: Party, isIt: (order: OrderSummary) => boolean): Promise<OrderSummary> {
  const found = must(await party.orders()).find(isIt)
  assert.ok(found)
  return found
}

const isErased = async (party: Party, order: OrderId): Promise<boolean> =>
  must(await party.order(order)).erasure?.complete === true

/** Of an order that both sides and the server have declared erased. */
async function erasedOrder(party: Party): Promise<OrderSummary> {
  for (const order of must(await party.orders()))
    if (order.state === "erased" && (await isErased(party, order.order))) return order
  return assert.fail("nothing is erased in the demonstration")
}

/** Two jaws of this patient to this partner, with the consent that counts there, up to the moment before "send". */
async function wish(party: Party, family: string, partner: string): Promise<DraftDecisionInput> {
  const patient = await patientOf(party, family)
  const partners = must(await party.partners())
  const to = partners.find(({ profile }) => profile.name === partner)?.organisation
  assert.ok(to)
  const consent = must(await party.consents(patient)).find(
    ({ scope, state }) =>
      state === "given" && scope.recipients.some(({ organisation }) => organisation === to),
  )
  const draft = await draftOf(party, plainJaws({ folder: family, seed: 5, triangles: 1000 }), patient, to)
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const form = formOf({ day }, { units: [unit(26, "crown", "zirconia")] })
  return { draft, to, patient, consent: consent?.consent ?? null, form, without: [], mayPassTo: [] }
}

const verdictOn = async (party: Party, question: DraftDecisionInput): Promise<string> =>
  textOf(must(await party.verdictPaper({ question, language: "de" })).pdf)

type SignIn = (loginName: string) => Promise<Party>

export function threePeopleAsk(signInAs: SignIn): void {
  dentistAsks(signInAs)
  patientAsks(signInAs)
  laboratoryAsks(signInAs)
  officerAsks(signInAs)
}

function dentistAsks(signInAs: SignIn): void {
  test("the dentist: may I send this, why not, what do I do", async () => {
    const party = await signInAs("praxis")
    const allowed = await wish(party, "Probe", "Labor Musterzahn")
    assert.equal(must(await party.decide(allowed)).kind, "permit")
    assert.match(await verdictOn(party, allowed), /Darf gesendet werden\..*Art\. 6 Abs\. 1 lit\. a/u)

    const unasked = await wish(party, "Platzhalter", "Labor Musterzahn")
    const missing = must(await party.decide(unasked))
    assert.equal(missing.kind === "needs" ? missing.items[0]?.action : missing.kind, "ask-consent")
    assert.match(await verdictOn(party, unasked), /Es fehlt noch etwas\..*Einwilligung einholen/u)

    const forbidden = await wish(party, "Beleg", "Labor Fernweh")
    const no = must(await party.decide(forbidden))
    assert.ok(
      no.kind === "deny" && no.instead.length > 0 && no.reasons.every(({ citation }) => citation !== ""),
    )
    assert.match(await verdictOn(party, forbidden), /Darf nicht gesendet werden\..*Was Sie tun können/u)
  })

  test("the dentist: who has this patient's data, on which ground, in which country, until when", async () => {
    const party = await signInAs("praxis")
    const patient = await patientOf(party, "Vorlage")
    const { holdings } = must(await party.chain({ patient }))
    assert.deepEqual(holdings.map(({ depth, to }) => `${depth} ${to}`).toSorted(), [
      "1 Labor Musterzahn",
      "1 Labor Musterzahn",
      "2 Fräswerk Probe",
    ])
    const paper = await printed(party, "recipients", patient)
    for (const { countries, ground, number, to, until } of holdings) {
      assert.match(ground?.de ?? "", withArticle)
      assert.deepEqual(countries, ["DE"])
      for (const part of [to, number, "Deutschland", germanDay(until ?? 0)])
        assert.ok(paper.includes(part), part)
    }
    assert.ok(paper.includes("Viktor Vorlage"))
  })

  test("the dentist: prove that it was erased", async () => {
    const party = await signInAs("praxis")
    const { order, number } = await erasedOrder(party)
    const { pdf, json } = must(await party.erasureProtocol({ order, language: "de" }))
    assert.match(textOf(pdf), new RegExp(`Löschprotokoll .*${number}.*auf Nachfrage nicht`, "u"))
    assert.doesNotMatch(json, /Schablone|Beleg|Probe, /u)
  })
}

function patientAsks(signInAs: SignIn): void {
  test("the patient at the desk: the copy of a consent is the whole sheet as it was signed, its crosses with it", async () => {
    const party = await signInAs("praxis")
    for (const { consent } of must(await party.consents(await patientOf(party, "Entwurf")))) {
      const copy = await printed(party, "consent-copy", consent)
      for (const part of [
        "Emil Entwurf, geboren 09.03.2019",
        "[x] Intraoralscan",
        "[x] Ich willige ausdrücklich ein",
        "[x] Insoweit entbinde ich",
        "Keine Weitergabe an Dritte.",
        "Sie können jederzeit widerrufen",
        "Aufsichtsbehörde",
        "Wir sind sorgeberechtigt",
      ])
        assert.ok(copy.includes(part), part)
    }
  })
}

function laboratoryAsks(signInAs: SignIn): void {
  test("the laboratory: may I pass this on, why not, what do I do", async () => {
    const party = await signInAs("labor")
    const { order } = await orderOf(party, (one) => one.state === "design-approved" && !one.placedByUs)
    const { files, form, mayPassTo } = must(await party.order(order))
    const [to] = mayPassTo
    assert.ok(to)
    const objects = files.filter(({ content, superseded }) => content === "design" && !superseded)
    const question = { order, to, objects: objects.map(({ object }) => object), form }
    const { countries, verdict } = must(await party.decidePassOn(question))
    assert.deepEqual([verdict.kind, countries], ["permit", ["DE"]])
    const paper = textOf(must(await party.passOnPaper({ question, language: "de" })).pdf)
    assert.match(paper, /Darf weitergegeben werden\..*Fräswerk Probe.*Deutschland.*Art\. 6 Abs\. 1 lit\. a/u)
  })

  test("the laboratory: from whom it has what, to whom it passed it on, on which ground, where, until when", async () => {
    const party = await signInAs("labor")
    const lines = must(await party.disclosures())
    const open = lines.filter(({ state }) => state === "open")
    assert.deepEqual(new Set(open.map(({ way }) => way)), new Set(["received", "sent"]))
    const paper = await printed(party, "register", null)
    for (const { basis, countries, eraseBy, number, outOf, way } of open) {
      assert.match(basis?.sentence.de ?? "", withArticle)
      assert.deepEqual(countries, ["DE"])
      assert.ok(paper.includes(number) && paper.includes(germanDay(eraseBy ?? 0)), number)
      assert.equal(outOf !== null, way === "sent")
    }
  })

  test("the laboratory: prove that it erased", async () => {
    const party = await signInAs("labor")
    const { order, number } = await erasedOrder(party)
    const protocol = must(await party.erasureProtocol({ order, language: "de" }))
    assert.match(textOf(protocol.pdf), new RegExp(`${number}.*Labor Musterzahn.*vernichtet`, "u"))
  })
}

function officerAsks(signInAs: SignIn): void {
  test("the officer: what was held back, by which rule and article, and why the rest was allowed", async () => {
    const party = await signInAs("datenschutz")
    const [held] = must(await party.blockedAttempts())
    assert.ok(held?.recipient === "Labor Fernweh" && held.reasons.length > 0)
    for (const { citation, dpo } of held.reasons) assert.ok(citation !== "" && dpo.de.endsWith("."), dpo.de)
    const { order } = await orderOf(party, ({ state }) => state === "received")
    assert.match(
      await printed(party, "verdict", order),
      /Durfte am [\d.]+ gesendet werden\..*Art\. 6 Abs\. 1/u,
    )
  })

  test("the officer: who has this patient's data, under a code, on screen and on paper", async () => {
    const party = await signInAs("datenschutz")
    const code = must(await party.patients()).find(({ nameHidden }) => nameHidden)
    assert.match(code?.family ?? "", /^P-[0-9A-Z]{6}$/u)
    const lines = must(await party.disclosures())
    assert.ok(lines.every(({ basis }) => withArticle.test(basis?.sentence.de ?? "")))
    const { order } = await orderOf(party, ({ state }) => state === "shipped")
    const { patient } = await orderOf(party, (one) => one.order === order)
    assert.ok(patient)
    const paper = await printed(party, "recipients", patient)
    for (const { to, until } of must(await party.chain({ patient })).holdings)
      assert.ok(paper.includes(to) && paper.includes(germanDay(until ?? 0)), to)
    assert.match(paper, /P-[0-9A-Z]{6}.*Art\. 6 Abs\. 1/u)
    assert.doesNotMatch(paper, /Vorlage|Viktor|Probe, |Paula|Kulisse|Klara/u)
  })

  test("the officer: prove that it was erased, and say of what is not that it is not", async () => {
    const party = await signInAs("datenschutz")
    const lines = must(await party.disclosures())
    const erased = lines.filter(({ state }) => state === "erased" || state === "restricted")
    const erasing = lines.filter(({ state }) => state === "erasing")
    assert.ok(erased.length > 0 && erasing.length > 0)
    for (const { order } of erased) assert.equal(await isErased(party, order), true)
    const [open] = erasing
    assert.ok(open)
    const { pdf } = must(await party.erasureProtocol({ order: open.order, language: "de" }))
    assert.match(textOf(pdf), /noch offen und unten genannt/u)
    assert.doesNotMatch(textOf(pdf), /Es ist nichts offen/u)
  })
}
