/** For everything that can be missing, the one thing to do about it. */
import type { Party } from "@zahnwolke/core/party/party"
import type { DraftFile } from "@zahnwolke/core/party/views"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import { lastName } from "../../session/file-groups.ts"
import type { Gap } from "../../session/order-draft.ts"
import type { SignedOnTheWay } from "../../session/signed-on-the-way.ts"
import type { Words } from "../../words/words.tsx"
import type { GateItem } from "./gate.tsx"

interface CureParts {
  readonly to: OrganisationId | null
  readonly patient: PatientId | null
  readonly party: Party
  readonly consent: () => void
  readonly underCode: () => void
  /** Opens what is to be signed for this order. */
  readonly attest: (kind: SignedOnTheWay) => void
  readonly review: (file: DraftFile) => void
  readonly leave: (file: DraftFile) => void
  /** To the recipient's page, or to all partners where none is chosen. */
  readonly toPartner: () => void
}

export interface Cures extends CureParts {
  readonly forAction: (action: string) => () => void
}

/** Brings the place into view and puts the cursor into its first field. */
function goTo(id: string): void {
  const place = document.querySelector<HTMLElement>(`#${id}`)
  place?.scrollIntoView({ block: "center", behavior: "smooth" })
  place?.querySelector<HTMLElement>("input, select, button, [tabindex='0']")?.focus({ preventScroll: true })
}

export function makeCures(parts: CureParts): Cures {
  const forAction = (action: string) => (): void => {
    switch (action) {
      case "ask-consent":
      case "ask-written-consent":
      case "show-risk-sheet":
        return parts.patient === null ? goTo("patient") : parts.consent()
      case "give-information":
        return parts.attest("information-notice")
      case "sign-data-agreement":
      case "sign-secrecy-undertaking":
        return parts.to === null ? goTo("recipient") : void parts.party.signAgreements(parts.to)
      case "state-reason-for-name":
        return parts.attest("reason-for-name")
      case "send-under-code":
        return parts.underCode()
      case "choose-other-recipient":
        return goTo("recipient")
      case "decide-onward":
        return goTo("may-pass")
      case "examine-files":
        return goTo("files")
      default:
        return parts.toPartner()
    }
  }
  return { ...parts, forAction }
}

export function gapItem(gap: Gap, words: Words["newOrder"], cures: Cures): GateItem {
  switch (gap.kind) {
    case "review":
      return {
        key: `review ${gap.file.key}`,
        sentence: words.gaps.review(lastName(gap.file.inputName)),
        cure: words.cures.review,
        onCure: () => cures.review(gap.file),
      }
    case "leak":
      return {
        key: `leak ${gap.file.key}`,
        sentence: words.gaps.leak(lastName(gap.file.inputName)),
        cure: words.cures.leave,
        onCure: () => cures.leave(gap.file),
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
