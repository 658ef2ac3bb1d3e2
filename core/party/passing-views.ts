/** Passing on as a screen asks for it: what shall go to whom, and what the rules say of it before it goes. */
import type { Language } from "../paper/pdf.ts"
import type { ObjectId, OrderId, OrganisationId } from "../records/id.ts"
import type { OrderForm } from "../records/order.ts"
import type { VerdictView } from "./verdict-views.ts"

export interface PassOnInput {
  readonly order: OrderId
  readonly to: OrganisationId
  readonly objects: readonly ObjectId[]
  readonly form: OrderForm
}

export interface PassOnView {
  readonly verdict: VerdictView
  /** Seat, processing, storage, backup and remote access of the next recipient, each once. */
  readonly countries: readonly string[]
  /** Milliseconds since 1970: the last moment at which the next recipient may hold it; never later than our own. */
  readonly until: number
  /** How many orders went out of this one to the same recipient before. */
  readonly before: number
  /** How many of other words were sealed for it on this device and still wait for the network: they go as well. */
  readonly waiting: number
}

export interface PassOnPaperRequest {
  readonly question: PassOnInput
  readonly language: Language
}
