/** Who may sign a consent: capacity of judgement, guardians, both parents, representatives (spec 5.4). */
import type { Knobs } from "./knobs.ts"
import type { Place } from "./place.ts"
import type { ConsentFact, DisclosureRequest } from "./request.ts"
import type { AgeGroup } from "./vocabulary.ts"

/** "not-entitled": counts as never given. "outgrown": a guardian signed for somebody who is an adult now. */
export type CapacityProblem =
  { readonly kind: "not-entitled"; readonly why: string } | { readonly kind: "outgrown" }

type Signature = Pick<ConsentFact, "signer" | "assent" | "capacityDocumented" | "authorityShown">

const notEntitled = (why: string): CapacityProblem => ({ kind: "not-entitled", why })

/** Null where the signature counts. There is no fixed age in the law; these are the defaults of chambers and courts. */
export function capacityProblem(
  { signer, assent, capacityDocumented, authorityShown }: Signature,
  age: AgeGroup,
  bothParentsNeeded: boolean,
): CapacityProblem | null {
  if (age === "unknown") return notEntitled("age-unknown")
  if (age === "adult") {
    if (signer === "patient") return null
    if (signer === "representative") return authorityShown ? null : notEntitled("representation-not-shown")
    return { kind: "outgrown" }
  }
  // Who is old enough to judge agrees as well, whoever signs for them.
  const overhead = age !== "under-14" && !assent ? notEntitled("assent-missing") : null
  switch (signer) {
    case "patient":
      if (age !== "16-to-17") return notEntitled("too-young-to-sign-alone")
      if (bothParentsNeeded) return notEntitled("both-guardians-needed")
      return capacityDocumented ? null : notEntitled("capacity-not-documented")
    case "guardian":
      // Joint representation, § 1629 BGB: one signs for both only in routine matters and with a declaration.
      if (bothParentsNeeded) return notEntitled("both-guardians-needed")
      if (!authorityShown) return notEntitled("guardian-declaration-missing")
      return overhead
    case "both-guardians":
      return overhead
    case "representative":
      return authorityShown ? overhead : notEntitled("representation-not-shown")
  }
}

/** Both parents for third countries and billing (spec 2.6), and always where the practice says so. */
export function mayConsent(
  consent: ConsentFact,
  { patient, recipient }: DisclosureRequest,
  { place, knobs }: { readonly place: Place; readonly knobs: Knobs },
): CapacityProblem | null {
  const grave =
    place.third.length > 0 || recipient.role === "billing-office" || recipient.role === "marketing"
  return capacityProblem(consent, patient.age, grave || knobs.bothParents === "always")
}
