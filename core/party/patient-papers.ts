/** Documents about one patient: who has what, the answer to a request for access, and the copy of a signed consent. */
import { accessPaper } from "../paper/legal/access.ts"
import type { ConsentLine } from "../paper/legal/access.ts"
import { consentForm } from "../paper/legal/consent-form.ts"
import { consentCopy } from "../paper/legal/consent-copy.ts"
import type { HolderLine } from "../paper/legal/holders.ts"
import type { LegalPaper } from "../paper/legal/legal-paper.ts"
import { recipientsPaper } from "../paper/legal/recipients.ts"
import type { DisclosureLine, PatientFacts } from "../paper/legal/recipients.ts"
import { withdrawalReceipt } from "../paper/legal/withdrawal-receipt.ts"
import { kindOfShape } from "../policy/consent-scope.ts"
import type { ConsentId, OrganisationId, PatientId } from "../records/id.ts"
import type { SheetBlock } from "../records/consent-sheet.ts"
import type { ConsentProof } from "../records/consent-proof.ts"
import { consentWords } from "../records/consent-words.ts"
import { tradeWords } from "../records/trade-words.ts"
import { allCountries } from "../records/organisation.ts"
import { done, no } from "./answers.ts"
import { viewConsents } from "./consents.ts"
import type { Desk } from "./desk.ts"
import { pseudonymOf, seesName } from "./hidden-names.ts"
import { viewErasure } from "./erasing.ts"
import { holderLine, inOrder, keptLines } from "./holder-papers.ts"
import { countriesNow, profilesOf, showChain } from "./holders.ts"
import { dayAt, stillKept } from "./keeping.ts"
import { readOrders } from "./order-door.ts"
import type { BelievedOrder } from "./orders.ts"
import { reachedLabel } from "./order-views.ts"
import { serverThirdCountries, thirdCountriesIn } from "./paper-countries.ts"
import { countryIn, recipientIn, ownRetention } from "./paper-facts.ts"
import type { PaperFacts } from "./paper-facts.ts"
import type { ConsentFormRequest } from "./paper-views.ts"
import { codeKey } from "./patient-events.ts"
import type { PatientKnown } from "./patient-events.ts"
import { toldFor } from "./withdrawing.ts"
import type { ConsentView } from "./patient-views.ts"
import type { Answer } from "./views.ts"
import type { ErasureView } from "./erasure-views.ts"
import { groundAt } from "./reason-on.ts"

const nameOf = ({ partners }: PaperFacts, organisation: OrganisationId): string =>
  partners.get(organisation)?.profile.body.profile.name ?? organisation

export async function patientPaper(
  desk: Desk,
  facts: PaperFacts,
  kind: "access" | "recipients",
  id: PatientId,
): Promise<Answer<LegalPaper>> {
  const known = desk.register.patients.get(id)
  if (known === undefined) return no("patient-unknown")
  const isNamed = seesName(desk, id)
  // The answer to whoever asks for it names them; who has what can be said under a code as well.
  if (!isNamed && kind === "access") return no("name-hidden")
  const all = await readOrders(desk)
  if (!all.ok) return all
  const orders = all.value.orders
    .filter(({ order, placedByUs }) => placedByUs && desk.register.orders.get(order)?.patient === id)
    .toSorted((a, b) => a.disclosure.body.at - b.disclosure.body.at)
  const chain = await showChain(desk, { patient: id })
  if (!chain.ok) return chain
  const about = {
    patient: {
      ...(isNamed ? calledBy(known) : { name: pseudonymOf(id), birthDate: null, details: [] }),
      codes: codesOf(desk, facts, id),
    },
    disclosures: await Promise.all(orders.map((order) => disclosureLine(desk, facts, order))),
    holders: inOrder(chain.value.holdings).map((one) => holderLine(one, facts.language)),
  }
  if (kind === "recipients") return done(recipientsPaper(facts.frame, about))
  const consents = viewConsents(desk, id).map((view) => consentLine(facts, view))
  return done(
    accessPaper(facts.frame, {
      ...about,
      consents,
      retention: ownRetention(facts),
      ...whereFor(facts, about.holders),
    }),
  )
}

/** Where somebody holds or held something of this patient, and where the server stands. */
function whereFor(facts: PaperFacts, holders: readonly HolderLine[]) {
  const codes = holders.flatMap(({ countries, countriesNow }) =>
    [...countries, ...countriesNow].map(({ code }) => code),
  )
  return {
    mode: facts.mode,
    thirdCountries: [...thirdCountriesIn(codes, "recipient", facts), ...serverThirdCountries(facts)],
  }
}

const calledBy = ({ birthDate, details, family, given }: PatientKnown) => ({
  name: [given, family].filter(Boolean).join(" "),
  birthDate,
  details: Object.values(details ?? {}),
})

const codesOf = ({ register }: Desk, facts: PaperFacts, patient: PatientId): PatientFacts["codes"] =>
  [...facts.partners.keys()].flatMap((organisation) => {
    const code = register.codes.get(codeKey(patient, organisation))
    return code === undefined ? [] : [{ recipient: nameOf(facts, organisation), code }]
  })

/** Erased is what everybody signed, whatever the server says of it. */
function endOf({ wire }: BelievedOrder, erasure: ErasureView | null): DisclosureLine["end"] {
  if (erasure === null) return wire.state === "open" ? "open" : "closing"
  return erasure.complete ? "erased" : "closing"
}

/** The number outlives the order's erasure; the kinds are those of the decision, so that they do as well. */
async function disclosureLine(desk: Desk, facts: PaperFacts, order: BelievedOrder): Promise<DisclosureLine> {
  const { body } = order.disclosure
  const { language } = facts
  const words = tradeWords[language]
  const profile = facts.partners.get(order.other)?.profile.body.profile
  const [ground] = body.reasons
  const erasure = await viewErasure(desk, order, (one) => one)
  const recipient = erasure?.parties.find(({ organisation }) => organisation === order.wire.placedWith)
  const countries = allCountries(order.request.recipient.places)
  const kinds = new Set(order.request.contents.flatMap((shape) => kindOfShape[shape] ?? []))
  return {
    day: dayAt(body.at),
    order: desk.register.orders.get(order.order)?.number ?? order.fold.number,
    recipient:
      profile === undefined
        ? { name: order.other, role: words.roles.laboratory, address: "" }
        : recipientIn(profile, language),
    countries: countries.map((code) => countryIn(code, language)),
    countriesNow: countriesNow(profilesOf(desk, facts.partners, facts.own), {
      countries,
      isGone: erasure?.complete === true,
      to: order.other,
    }).map((code) => countryIn(code, language)),
    form: words.categories[order.request.category],
    label: reachedLabel(desk, order),
    kinds: [...kinds].map((kind) => words.contentKinds[kind]),
    ground: ground === undefined ? "" : groundAt(ground, body.at).sentence[language],
    until: dayAt(order.eraseBy),
    end: endOf(order, erasure),
    kept: keptLines(stillKept(desk, recipient?.kept ?? []), language),
    onward: body.mayPassTo.map((next) => nameOf(facts, next)),
  }
}

function consentLine(facts: PaperFacts, view: ConsentView): ConsentLine {
  const words = tradeWords[facts.language]
  const { scope } = view
  return {
    givenOn: dayAt(view.givenAt),
    validUntil: dayAt(view.validUntil),
    state: view.state,
    recipients: scope.recipients.map(({ organisation }) => nameOf(facts, organisation)),
    onward: scope.onward.map(({ organisation }) => nameOf(facts, organisation)),
    kinds: scope.kinds.map((kind) => words.contentKinds[kind]),
    form: words.categories[scope.category],
    countries: scope.countries.map((code) => countryIn(code, facts.language)),
    releasesFromSecrecy: view.releasesFromSecrecy,
  }
}

/** Nothing of it is recorded but that it was made: a form proves no consent. */
export function consentFormOf(
  desk: Desk,
  { frame }: PaperFacts,
  { explainedBy, patient, sheet, signer }: ConsentFormRequest,
): Answer<LegalPaper> {
  const known = desk.register.patients.get(patient)
  if (known === undefined) return no("patient-unknown")
  if (!seesName(desk, patient)) return no("name-hidden")
  const { second, signers } = consentWords[sheet.language]
  return done(
    consentForm(frame, {
      patient: [known.given, known.family].filter(Boolean).join(" "),
      language: sheet.language,
      heading: sheet.heading,
      elements: sheet.elements.map(({ blocks, title }) => ({ title, lines: blocks.flatMap(formLines) })),
      signers: signer === "both-guardians" ? [signers[signer], second] : [signers[signer]],
      explainedBy,
    }),
  )
}

/** With one form on offer there is nothing to tick. */
function formLines(block: SheetBlock): readonly { readonly text: string; readonly box: boolean }[] {
  switch (block.kind) {
    case "text":
      return [{ text: block.text, box: false }]
    case "tick":
      return [{ text: block.text, box: true }]
    case "kinds":
      return block.offered.map((one) => ({ text: one.text, box: true }))
    case "form":
      return block.offered.map((one) => ({ text: one.text, box: block.offered.length > 1 }))
  }
}

/** For the patient: that the withdrawal counts, since when, and who was told. */
export function receiptPaper(desk: Desk, facts: PaperFacts, id: ConsentId): Answer<LegalPaper> {
  const given = desk.register.consents.get(id)
  const patient = given && desk.register.patients.get(given.patient)
  const withdrawal = desk.register.withdrawals.get(id)
  if (given === undefined || patient === undefined) return no("consent-unknown")
  if (!seesName(desk, given.patient)) return no("name-hidden")
  if (withdrawal === undefined) return no("not-withdrawn")
  return done(
    withdrawalReceipt(facts.frame, {
      patient: [patient.given, patient.family].filter(Boolean).join(" "),
      givenAt: given.givenAt,
      withdrawnAt: withdrawal.notice?.at ?? withdrawal.at,
      evidence: given.evidence,
      told: toldFor(desk, id).map(({ asks, at, recipient }) => ({
        name: nameOf(facts, recipient),
        asks,
        at,
      })),
    }),
  )
}

const inWords = (proof: ConsentProof, { language }: PaperFacts): ConsentProof => ({
  ...proof,
  risks: proof.risks.map(({ country, version }) => ({ country: countryIn(country, language).name, version })),
})

/** Letter for letter what was signed, in the language in which it was. */
export function consentPaper(desk: Desk, facts: PaperFacts, id: ConsentId): Answer<LegalPaper> {
  const given = desk.register.consents.get(id)
  const patient = given && desk.register.patients.get(given.patient)
  const view = given && viewConsents(desk, given.patient).find(({ consent }) => consent === id)
  if (given === undefined || patient === undefined || view === undefined) return no("consent-unknown")
  if (!seesName(desk, given.patient)) return no("name-hidden")
  return done(
    consentCopy(facts.frame, {
      patient: [patient.given, patient.family].filter(Boolean).join(" "),
      sheet: given.sheet,
      givenAt: given.givenAt,
      state: view.state,
      withdrawnAt: desk.register.withdrawals.get(id)?.at ?? null,
      explainedBy: given.explainedBy,
      proof: given.proof === undefined ? null : inWords(given.proof, facts),
      strokes: given.strokes.length,
      evidence: given.evidence,
    }),
  )
}
