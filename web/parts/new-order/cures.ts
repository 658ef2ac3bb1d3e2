/** For everything that can be missing, the one thing to do about it. */
import type { CheckKind } from "@zahnwolke/core/policy/checks"
import type { ActionId } from "@zahnwolke/core/policy/vocabulary"
import { mayAttest } from "@zahnwolke/core/records/attestation"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import type { MemberRole } from "@zahnwolke/core/records/organisation"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { lastName, spanOf } from "../../session/file-groups.ts"
import type { Gap, OtherPatient } from "../../session/order-draft.ts"
import { checkMover, cureOf, partnerAsk } from "../../session/cure-of.ts"
import type { CureOf, Mover, PartnerAsk } from "../../session/cure-of.ts"
import type { SignedOnTheWay } from "../../session/signed-on-the-way.ts"
import { calledName } from "../../session/whose-files.ts"
import type { Words } from "../../words/words.tsx"
import type { Cure, GateItem } from "./gate.tsx"

interface CureParts {
  readonly to: OrganisationId | null
  readonly patient: PatientId | null
  /** Whose signature under the data agreement is missing. */
  readonly agreement: "ours" | "theirs" | null
  /** Signs our side of it. */
  readonly sign: () => void
  readonly who: Words["newOrder"]["who"]
  readonly consent: () => void
  readonly underCode: () => void
  readonly withName: () => void
  /** Somebody's word that these files leave as they came. */
  readonly original: (group: DraftGroup) => void
  /** Opens what is to be signed for this order. */
  readonly attest: (kind: SignedOnTheWay) => void
  /** Opens the request to the recipient for what only it can sign or say. */
  readonly askPartner: (asks: PartnerAsk) => void
  /** Opens what is to be checked about the recipient. */
  readonly check: (kind: CheckKind) => void
  /** Opens what must be said and signed in an emergency. */
  readonly emergency: () => void
  readonly review: (group: DraftGroup) => void
  readonly leave: (group: DraftGroup) => void
  /** "A, B und C" */
  readonly list: (names: readonly string[]) => string
  readonly choosePatient: (patient: PatientId) => void
  /** The person says that these files are the chosen patient's, whatever they are called. */
  readonly agree: (question: string) => void
  /** To the recipient's page, or to all partners where none is chosen. */
  readonly toPartner: () => void
  /** To the own house: people, the server, the questionnaires. */
  readonly toOrganisation: () => void
  /** Of the person who writes the order. */
  readonly role: MemberRole
}

export interface Cures extends CureParts {
  readonly forAction: (action: ActionId) => Cure
}

/** Brings the place into view and puts the cursor into its first field. */
function goTo(id: string): void {
  const place = document.querySelector<HTMLElement>(`#${id}`)
  place?.scrollIntoView({ block: "center", behavior: "smooth" })
  place?.querySelector<HTMLElement>("input, select, button, [tabindex='0']")?.focus({ preventScroll: true })
}

export function makeCures(parts: CureParts): Cures {
  const forAction = (action: ActionId): Cure => {
    const asks = parts.to === null ? null : partnerAsk(action, parts.agreement)
    return {
      onCure: asks === null ? pressOf(cureOf(action), parts) : () => parts.askPartner(asks),
      who: whoMust(cureOf(action), parts),
    }
  }
  return { ...parts, forAction }
}

function whoMust(cure: CureOf, { agreement, role, who }: CureParts): string | null {
  switch (cure.by) {
    // Ours is signed by the button; theirs can only be waited for or asked for.
    case "agreement":
      return agreement === "theirs" ? who.partner : null
    case "person":
      return who[cure.mover]
    case "check": {
      const mover = checkMover(cure.kind, role)
      return mover === null ? null : who[mover]
    }
    case "questionnaire":
      return who.house
    case "signing":
      return mayAttest(role, cure.kind) ? null : who.house
    case "consent":
    case "emergency":
    case "code":
    case "form":
      return null
  }
}

function pressOf(cure: CureOf, parts: CureParts): () => void {
  const withRecipient = (press: () => void): (() => void) =>
    parts.to === null ? () => goTo("recipient") : press
  switch (cure.by) {
    case "signing":
      return withRecipient(() => parts.attest(cure.kind))
    case "check":
      return withRecipient(() => parts.check(cure.kind))
    case "consent":
      return parts.patient === null ? () => goTo("patient") : parts.consent
    case "emergency":
      return parts.patient === null ? () => goTo("patient") : withRecipient(parts.emergency)
    case "agreement":
      return parts.agreement === "ours" ? parts.sign : parts.toPartner
    case "code":
      return parts.underCode
    case "form":
      return () => goTo(cure.place)
    case "questionnaire":
      return parts.toOrganisation
    case "person":
      return pressFor(cure.mover, parts)
  }
}

/** Where the one who must act is found. */
function pressFor(mover: Mover, { toPartner, toOrganisation }: CureParts): () => void {
  switch (mover) {
    case "partner":
      return toPartner
    case "officer":
    case "house":
    case "operator":
    case "nobody":
      return toOrganisation
  }
}

const shownName = ({ files }: DraftGroup): string => spanOf(files.map(({ inputName }) => lastName(inputName)))

export function gapItem(gap: Gap, words: Words["newOrder"], cures: Cures): GateItem {
  switch (gap.kind) {
    case "review":
      return {
        key: `review ${gap.group.key}`,
        sentence: words.gaps.review(shownName(gap.group)),
        cure: words.cures.review,
        onCure: () => cures.review(gap.group),
      }
    case "leak":
      return {
        key: `leak ${gap.group.key}`,
        sentence: words.gaps.leak(shownName(gap.group)),
        cure: words.cures.leave,
        onCure: () => cures.leave(gap.group),
      }
    case "original":
      return {
        key: `original ${gap.group.key}`,
        sentence: words.gaps.original(shownName(gap.group)),
        cure: words.cures.original,
        onCure: () => cures.original(gap.group),
      }
    case "otherPatient":
      return otherPatientItem(gap.whose, words, cures)
    case "originalName":
      return {
        key: "originalName",
        sentence: words.gaps.originalName,
        cure: words.cures.originalName,
        onCure: cures.withName,
      }
    case "noPartner":
      return {
        key: "noPartner",
        sentence: words.gaps.noPartner,
        cure: words.cures.noPartner,
        onCure: cures.toPartner,
      }
    case "recipient":
    case "files":
    case "filesNone":
    case "units":
    case "prescriber":
    case "dueOn":
    case "nameReason":
      return placeItem(gap.kind, words)
  }
}

/** Where just one other is named that one is meant; else only the person knows. */
function otherPatientItem(
  { chosen, chosenToo, others, question }: OtherPatient,
  words: Words["newOrder"],
  cures: Cures,
): GateItem {
  const [other] = others
  const mine = calledName(chosen)
  if (chosenToo || other === undefined || others.length > 1)
    return {
      key: "otherPatient",
      sentence: words.gaps.otherPatientToo(cures.list(others.map((one) => calledName(one))), mine),
      cure: words.cures.otherPatientToo,
      onCure: () => cures.agree(question),
    }
  return {
    key: "otherPatient",
    sentence: words.gaps.otherPatient(calledName(other), mine),
    cure: words.cures.otherPatient,
    onCure: () => cures.choosePatient(other.patient),
  }
}

const placeItem = (kind: Place, words: Words["newOrder"]): GateItem => ({
  key: kind,
  sentence: words.gaps[kind],
  cure: words.cures[kind],
  onCure: () => goTo(places[kind]),
})

type Place = "recipient" | "files" | "filesNone" | "units" | "prescriber" | "dueOn" | "nameReason"
const places: Readonly<Record<Place, string>> = {
  recipient: "recipient",
  files: "files",
  filesNone: "files",
  units: "teeth",
  prescriber: "prescriber",
  dueOn: "due-on",
  nameReason: "name-reason",
}
