/** For everything that can be missing, the one thing to do about it. */
import type { ActionId } from "@zahnwolke/core/policy/vocabulary"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { lastName, spanOf } from "../../session/file-groups.ts"
import type { Gap } from "../../session/order-draft.ts"
import { signedBy } from "../../session/signed-on-the-way.ts"
import type { SignedOnTheWay } from "../../session/signed-on-the-way.ts"
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
  /** Opens what is to be signed for this order. */
  readonly attest: (kind: SignedOnTheWay) => void
  readonly review: (group: DraftGroup) => void
  readonly leave: (group: DraftGroup) => void
  /** To the recipient's page, or to all partners where none is chosen. */
  readonly toPartner: () => void
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

/** Whose move it is where no button of this screen brings what is missing. */
type Mover = "partner" | "officer" | "house" | "operator" | "nobody"

const movers: { readonly [Action in ActionId]?: Mover } = {
  "sign-secrecy-undertaking": "partner",
  "sign-no-reidentification": "partner",
  "agree-contractual-clauses": "officer",
  "complete-profile": "partner",
  "prove-establishment": "partner",
  "attach-c5-report": "partner",
  "sign-processing-contract": "house",
  "check-dpf-list": "officer",
  "release-tax-place": "house",
  "secure-tax-access": "house",
  "notify-tax-place": "house",
  "enter-tax-permit": "house",
  "choose-other-host": "operator",
  "update-law": "operator",
  encrypt: "operator",
  "correct-clock": "house",
  "wait-until-due": "nobody",
  "review-legal-hold": "officer",
}

export function makeCures(parts: CureParts): Cures {
  const forAction = (action: ActionId): Cure => ({
    onCure: pressOf(action, parts),
    who: whoMust(action, parts),
  })
  return { ...parts, forAction }
}

function whoMust(action: ActionId, { agreement, who }: CureParts): string | null {
  // Ours is signed by the button; theirs can only be waited for or asked for.
  if (action === "sign-data-agreement") return agreement === "theirs" ? who.partner : null
  const mover = movers[action]
  return mover === undefined ? null : who[mover]
}

function pressOf(action: ActionId, parts: CureParts): () => void {
  const kind = signedBy(action)
  if (kind !== null) return parts.to === null ? () => goTo("recipient") : () => parts.attest(kind)
  switch (action) {
    case "ask-consent":
    case "ask-written-consent":
      return parts.patient === null ? () => goTo("patient") : parts.consent
    case "sign-data-agreement":
      return parts.agreement === "ours" ? parts.sign : parts.toPartner
    case "send-under-code":
      return parts.underCode
    case "leave-out-next":
      return () => goTo("may-pass")
    case "choose-other-recipient":
      return () => goTo("recipient")
    case "examine-files":
    case "remove-tax-records":
    case "send-original":
    case "work-on-copy":
      return () => goTo("files")
    default:
      return parts.toPartner
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
