/** What was dropped, recognised and de-identified on this device: nothing leaves from here. */
import type { ByteSource } from "../encoding/byte-source.ts"
import type { OrderForm } from "../records/order.ts"
import type { DraftFile, DraftView } from "./draft-view.ts"

export interface PreparedFile extends DraftFile {
  /** What would travel; null where nothing may. */
  readonly output: ByteSource | null
}

export interface PreparedSet {
  readonly draft: string
  readonly files: readonly PreparedFile[]
  readonly prefill: Partial<OrderForm>
  readonly leakHits: DraftView["leakHits"]
  readonly notAlone: DraftView["notAlone"]
  readonly named: DraftView["named"]
}
