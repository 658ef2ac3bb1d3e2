/** What a check offline found, as every command that checks says it. */
import type { OpenPoint } from "@zahnwolke/core/audit/erasure-protocol"
import type { PackageCheck } from "@zahnwolke/core/party/audit-verify"
import type { OrganisationId } from "@zahnwolke/core/records/id"

/** One thing that was checked. `detail` is a code or a name, never a content. */
export interface Check {
  readonly what: "manifest" | "file" | "log" | "statement" | "protocol" | PackageCheck["what"]
  readonly path: string
  readonly ok: boolean
  readonly detail: string
  readonly by: OrganisationId | "server" | null
  readonly at: number | null
}

export interface Verified {
  readonly checks: readonly Check[]
  /** What an erasure protocol itself names as open. */
  readonly open: readonly OpenPoint[]
  /** Whose signatures these are: compare the fingerprint with the one you know. */
  readonly signers: readonly { readonly organisation: OrganisationId; readonly fingerprint: string }[]
}
