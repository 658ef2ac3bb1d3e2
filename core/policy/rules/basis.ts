/** G3: on which ground: consent, treatment, emergency, access, mandate, or nobody recognisable (Art. 6, 9 GDPR; § 203 StGB). */
import { atMost, concernsHealth, holds, isInForce, type Facts } from "../facts.ts"
import { deny, ground, needs, note, nothing, type Finding, type Findings } from "../finding.ts"
import type { Purpose, Role } from "../vocabulary.ts"

export function basisRule(facts: Facts): Findings {
  if (facts.request.op === "erase") return nothing
  return [...remarks(facts), ...basisOf(facts)]
}

function remarks({ request, category, relativeOff, consent }: Facts): Findings {
  const found: Finding[] = []
  if (relativeOff) found.push(note("g3-relative-off"))
  else if (category !== request.category) found.push(note("g3-category-capped", [request.category]))
  if (consent.scopeTooWide) found.push(note("g3-scope-too-wide"))
  return found
}

function basisOf(facts: Facts): Findings {
  const { request, personal, maker } = facts
  const { role } = request.recipient
  if (!personal) return anonymous(facts)
  if (maker) return forMaker(facts)
  switch (role) {
    case "patient":
      // Secrecy outlasts the patient (§ 203(5) StGB): whoever asks then is an heir or a relative.
      if (request.patient.deceased) return forRelatives(facts)
      return holds(facts, "identity-check") ? [ground("g3-ground-patient")] : [needs("g3-identity")]
    case "processor":
      return forProcessor(facts)
    case "billing-office":
      return forBilling(facts)
    case "practice":
      return forPractice(facts)
    case "tax-adviser":
      return [ground("g3-ground-tax-adviser")]
    case "family":
      return forRelatives(facts)
    case "insurer":
    case "lawyer":
    case "debt-collector":
    case "manufacturer":
    case "marketing":
      return forFurther(facts)
    // The statute of G13 is the ground of an authority; "other" is denied by G1 and has none.
    case "authority":
    case "laboratory":
    case "milling-centre":
    case "importer":
    case "other":
      return nothing
  }
}

/** As long as the practice can assign the data, its own duties go on; towards this recipient they are not personal. */
function anonymous(facts: Facts): Findings {
  const found: Finding[] = []
  // What the practice can still assign stays personal for it: a purpose of somebody else needs the patient's yes.
  const assignable = facts.category === "anonymous-for-recipient" || facts.request.mappingKept
  if (assignable && furtherPurpose(facts) !== null && !isOwnConsent(facts)) found.push(deny("g3-own-consent"))
  if (!holds(facts, "anonymity-test")) found.push(needs("g3-anonymity-test"))
  if (facts.category === "anonymous-for-recipient" && !holds(facts, "no-reidentification")) {
    found.push(needs("g3-no-reidentification"))
  }
  return found.length > 0 ? found : [ground("g3-ground-anonymous")]
}

/** Before November 2017 § 203 StGB knew no participating persons: the article's "no consent, no cloud". */
function forProcessor(facts: Facts): Findings {
  const { request, mode, consent } = facts
  const before = isInForce(facts, "g3-cloud-before-reform")
  const cloud = request.deployment === "hosted" && concernsHealth(facts) && mode === "strict"
  if (before && cloud && consent.state !== "full") return [needs("g3-cloud-before-reform")]
  return [ground("g3-ground-processor")]
}

/** § 10(6) GOZ wants writing; a signature on the tablet is none. */
function forBilling({ consent }: Facts): Findings {
  if (consent.state === "withdrawn") return [deny("g3-consent-withdrawn")]
  if (consent.state !== "full") return [deny("g3-billing-consent", consent.missing)]
  const form = consent.covering?.form ?? "simple"
  return form === "simple" ? [needs("g3-billing-form")] : [ground("g3-ground-consent")]
}

const forRelatives = (facts: Facts): Findings =>
  holds(facts, "representation-proof") ? [ground("g3-ground-representative")] : [needs("g3-representation")]

function forFurther(facts: Facts): Findings {
  const { consent } = facts
  if (consent.state === "withdrawn") return [deny("g3-consent-withdrawn")]
  return isOwnConsent(facts) ? [ground("g3-ground-consent")] : [deny("g3-own-consent", consent.missing)]
}

/** Nobody of these takes part in the treatment: each has one purpose of its own, and a consent to another opens nothing. */
const furtherPurposes: { readonly [key in Role]?: Purpose } = {
  insurer: "insurance",
  lawyer: "legal-claim",
  "debt-collector": "legal-claim",
  manufacturer: "training",
  marketing: "marketing",
}

const furtherPurpose = ({ request }: Facts): Purpose | null => furtherPurposes[request.recipient.role] ?? null

const isOwnConsent = (facts: Facts): boolean =>
  facts.consent.state === "full" && facts.request.purpose === furtherPurpose(facts)

function forPractice(facts: Facts): Findings {
  const { request, consent, mode } = facts
  if (request.emergency) return emergency(facts)
  if (consent.state !== "none") return fromConsent(facts)
  if (mode === "strict") return [needs("g3-consent-missing")]
  return holds(facts, "implied-agreement") ? [ground("g3-ground-implied")] : [needs("g3-implied-agreement")]
}

function emergency(facts: Facts): Findings {
  const found: Finding[] = []
  // For this recipient alone: what was attested for one hospital opens no other.
  const covered = [facts.request.recipient.organisation]
  if (!holds(facts, "emergency-attestation", covered)) found.push(needs("g3-emergency-attestation"))
  else if (facts.knobs.emergencySecondPerson && !isSeconded(facts, covered)) {
    found.push(needs("g3-emergency-second-person"))
  }
  if (facts.consent.state === "withdrawn" && !holds(facts, "no-contrary-will")) {
    found.push(needs("g3-no-contrary-will"))
  }
  return found.length > 0 ? found : [ground("g3-ground-emergency")]
}

/** The second person confirmed the very text that was attested: of the same patient, recipient and signs. */
function isSeconded({ documents }: Facts, covered: readonly string[]): boolean {
  const of = (kind: "emergency-attestation" | "emergency-confirmation") =>
    (documents.get(kind) ?? []).filter(({ covers }) => covered.every((one) => covers.includes(one)))
  const attested = new Set(of("emergency-attestation").map(({ text }) => text))
  return of("emergency-confirmation").some(({ text }) => attested.has(text))
}

/** An emergency never opens a maker: nobody's life hangs on a crown. */
function forMaker(facts: Facts): Findings {
  const { consent, mode, category, request } = facts
  if (consent.state !== "none") return fromConsent(facts)
  const treatmentCarries =
    mode === "statutory" &&
    category === "pseudonymised" &&
    request.recipient.role !== "importer" &&
    atMost(facts, "adequate") &&
    isInForce(facts, "g3-information-notice")
  if (!treatmentCarries) return [needs(mode === "strict" ? "g3-consent-missing" : "g3-consent-required")]
  return holds(facts, "information-notice")
    ? [ground("g3-ground-treatment")]
    : [needs("g3-information-notice")]
}

function fromConsent({ consent }: Facts): Findings {
  switch (consent.state) {
    case "full":
      return [ground("g3-ground-consent")]
    case "withdrawn":
      return [deny("g3-consent-withdrawn")]
    case "expired":
      return [needs("g3-consent-expired")]
    case "partial":
      return [needs("g3-consent-partial", consent.missing)]
    case "none":
      return [needs("g3-consent-missing")]
  }
}
