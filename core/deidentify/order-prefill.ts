/** What an order of another program gives: a form half filled in, and words to search for. */
import type { AttachmentRole, OrderUnit } from "../records/order.ts"
import type { Finding } from "./findings.ts"

/** What of the form can be filled in; a person looks at it before it is sent. */
export interface OrderPrefill {
  readonly units: readonly OrderUnit[]
  readonly shade: string
  /** ISO day. */
  readonly dueOn: string | null
}

export interface ReadOrder {
  readonly prefill: OrderPrefill
  /** Words that are somebody's or number a case: to be searched for in everything that leaves. */
  readonly tokens: readonly string[]
  /** What the order says its files are, by their names as it writes them. */
  readonly roles: readonly (readonly [name: string, role: AttachmentRole])[]
  readonly findings: readonly Finding[]
}
