/** A file that may leave as it came: why, under which condition, and the word for this very file. */
import type { ContentKind } from "@zahnwolke/core/records/consent"
import { groundHolds } from "@zahnwolke/core/party/original-ground"
import type { PartnerView } from "@zahnwolke/core/party/people-views"
import type { DraftGroup } from "../../session/draft-groups.ts"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Tick } from "../choice.tsx"

export interface Originals {
  readonly recipient: PartnerView | null
  /** Whether the patient's consent names this kind of content, with the name. */
  readonly covered: (content: ContentKind) => boolean
  readonly onConfirm: (group: DraftGroup, on: boolean) => void
  /** Null where nobody can be asked: no patient is chosen. */
  readonly onConsent: (() => void) | null
}

interface OriginalOfferProps {
  readonly group: DraftGroup
  readonly originals: Originals
}

export function OriginalOffer({ group, originals }: OriginalOfferProps) {
  const words = useWords().preparation.original
  const { covered, onConfirm, onConsent, recipient } = originals
  const { original } = group.first
  if (original === null || recipient === null) return null
  if (!groundHolds(original.ground, recipient.profile.role)) return null
  const isCovered = covered(contentOf(group))
  return (
    <div className="draft-note stack-tight">
      {original.ground === "radiograph" && <p className="small">{words.why}</p>}
      {!isCovered && (
        <div className="row">
          <p className="small">{words.needsConsent}</p>
          {onConsent !== null && (
            <Button icon="pen" onPress={onConsent}>
              {words.askConsent}
            </Button>
          )}
        </div>
      )}
      {(isCovered || original.confirmed) && (
        <Tick checked={original.confirmed} onChange={(on) => onConfirm(group, on)}>
          {words.confirm[original.ground](recipient.profile.name)}
        </Tick>
      )}
    </div>
  )
}

/** The cleaned one may not go to who treats, so nothing is said of it. */
export const awaitsOriginal = ({ first }: DraftGroup, { recipient }: Originals): boolean =>
  first.original?.ground === "radiograph" &&
  !first.original.confirmed &&
  recipient?.profile.role === "practice"

/** What it would count as on the consent form, also before anybody gave a word for it. */
export function contentOf({ first }: DraftGroup): ContentKind {
  if (first.original?.ground === "radiograph") return "radiograph"
  return first.format === "video" ? "photo-face" : "document"
}
