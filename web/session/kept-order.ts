/** An order that was begun and left: in the page's memory, until it is sent, thrown away, or the device is locked. */
import type { Keep } from "@zahnwolke/core/deidentify/findings"
import type { DraftView } from "@zahnwolke/core/party/draft-view"
import type { OrganisationId, PatientId } from "@zahnwolke/core/records/id"
import type { OrderDraft } from "./order-draft.ts"

export interface KeptDraft {
  readonly view: DraftView
  /** What was dropped, by its path. */
  readonly dropped: ReadonlyMap<string, Blob>
  /** What a person said of files, by their keys: left out or not. */
  readonly said: ReadonlyMap<string, boolean>
  /** For whom it was prepared last. */
  readonly preparedFor: string
}

export interface KeptOrder {
  readonly form: OrderDraft
  readonly to: OrganisationId | null
  readonly patient: PatientId | null
  readonly keep: Keep
  readonly agreed: string | null
  readonly draft: KeptDraft
}

export interface KeptOrders {
  /** Null where nothing was begun, or what was begun is for another patient or recipient than the one asked for. */
  readonly begun: (wanted: {
    readonly patient: PatientId | null
    readonly to: OrganisationId | null
  }) => KeptOrder | null
  /** Nothing of what is gone comes back, also where a screen that is just closing still shows it. */
  readonly keep: (order: KeptOrder) => void
  readonly forget: (draft: string) => void
  readonly clear: () => void
}

export function keptOrders(): KeptOrders {
  let kept: KeptOrder | null = null
  const gone = new Set<string>()
  return {
    begun: ({ patient, to }) =>
      kept !== null && [null, kept.patient].includes(patient) && [null, kept.to].includes(to) ? kept : null,
    keep: (order) => {
      if (!gone.has(order.draft.view.draft)) kept = order
    },
    forget: (draft) => {
      gone.add(draft)
      if (kept?.draft.view.draft === draft) kept = null
    },
    clear: () => {
      if (kept !== null) gone.add(kept.draft.view.draft)
      kept = null
    },
  }
}
