/** What a screen is shown of the settings: what holds, who signed it, what waits, and what a change would change. */
import type { Knobs } from "../policy/knobs.ts"
import type { OrderId, OrganisationId } from "../records/id.ts"
import type { ReasonView, VerdictView } from "./verdict-views.ts"

export interface SettingsView {
  readonly knobs: Knobs
  /** Null while the shipped ones hold. */
  readonly signed: { readonly at: number; readonly by: string } | null
  /** Waits for the officer's signature. */
  readonly proposal: { readonly knobs: Knobs; readonly at: number; readonly by: string } | null
  /** Who could sign what becomes less strict. */
  readonly officers: readonly string[]
}

export type VerdictKind = VerdictView["kind"]

/** The same question, asked under both settings, where the answers differ. */
interface Shift {
  readonly before: VerdictKind
  readonly after: VerdictKind
  /** What the new settings say besides, and what they no longer say. */
  readonly added: readonly ReasonView[]
  readonly gone: readonly ReasonView[]
}

export interface PartnerShift extends Shift {
  readonly organisation: OrganisationId
  readonly name: string
}

export interface OrderShift extends Shift {
  readonly order: OrderId
  readonly number: string
}

export interface HostShift {
  readonly name: string
  readonly receivesBefore: boolean
  readonly receivesAfter: boolean
}

export interface ModePreview {
  /** The words that are signed, in German. */
  readonly declaration: string
  /** Milliseconds since 1970: the mode falls back to strict then. */
  readonly until: number
  /** A usual order under a code without a consent, to each partner that makes. */
  readonly partners: readonly PartnerShift[]
}

export interface SettingsPreview {
  /** Settings that become less strict: the officer signs them. */
  readonly lowered: readonly (keyof Knobs)[]
  /** A usual order with the patient's consent, to each partner that makes. */
  readonly partners: readonly PartnerShift[]
  /** Running orders, judged again as they were sent. Nothing that was sent comes back. */
  readonly orders: readonly OrderShift[]
  readonly hosts: readonly HostShift[]
  /** Consents that cover now and would not any more, and the other way round. */
  readonly consents: { readonly ending: number; readonly reviving: number }
}
