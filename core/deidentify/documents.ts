/** What this path never releases: documents, videos, closed containers, programs. Each with its own sentence. */
import { problem } from "../formats/problem.ts"
import type { Problem } from "../formats/problem.ts"
import type { Kind } from "../formats/sniff.ts"

/** Null where the kind is one that can be rewritten. */
export function unreleasable(kind: Kind): Problem | null {
  switch (kind) {
    case "empty":
      return problem("empty-file")
    case "mesh-other":
      return problem("mesh-format")
    case "pdf":
    case "docx":
    case "xps":
    case "office":
      return problem("document-consent-only")
    case "html":
      return problem("html-order")
    case "video":
    case "audio":
      return problem("video-consent-only")
    case "executable":
      return problem("executable-refused")
    case "rar":
    case "7z":
    case "archive-other":
      return problem("archive-unsupported")
    case "folder-view":
      return problem("folder-view")
    case "text":
      return problem("text-unstructured")
    case "xml-other":
      return problem("xml-unknown")
    case "unknown":
      return problem("container-unknown")
    default:
      return null
  }
}
