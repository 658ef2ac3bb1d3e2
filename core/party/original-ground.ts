/** Which files may leave as they came, with reference to the person, and to whom. */
import type { FileResult } from "../deidentify/set.ts"
import type { Kind } from "../formats/sniff.ts"
import type { OrganisationRole } from "../records/organisation.ts"
import type { OriginalGround } from "./draft-view.ts"

/** An allow-list: what could hide programs or further files stays here whatever anybody consents to. */
const consentOnly: ReadonlySet<Kind> = new Set([
  "pdf",
  "docx",
  "xps",
  "office",
  "html",
  "video",
  "audio",
  "text",
  "xml-other",
  "mesh-other",
  "unknown",
])

const isRadiograph = ({ kind, role }: Pick<FileResult, "kind" | "role">): boolean =>
  kind === "dicom" || role === "radiograph" || role === "dvt"

/** Null where a file leaves de-identified or not at all. */
export function originalGround(
  file: Pick<FileResult, "kind" | "role" | "status" | "hits">,
): OriginalGround | null {
  if (isRadiograph(file)) return "radiograph"
  const { hits, kind, status } = file
  return status === "refused" && hits.length === 0 && consentOnly.has(kind) ? "not-deidentifiable" : null
}

/** A maker needs no unaltered radiograph: for that there is the copy under a code. */
export const groundHolds = (ground: OriginalGround, to: OrganisationRole): boolean =>
  ground === "not-deidentifiable" || to === "practice"
