/** Which view shows a file, by what its bytes are. */
import type { Drawable } from "../../views/thumbnail/thumbnail-messages.ts"

export type ViewKind = "mesh" | "volume" | "picture" | "text" | "none"

const kinds: Readonly<Record<string, ViewKind>> = {
  "stl-binary": "mesh",
  "stl-ascii": "mesh",
  ply: "mesh",
  obj: "mesh",
  dicom: "volume",
  jpeg: "picture",
  png: "picture",
  webp: "picture",
  avif: "picture",
  gif: "picture",
  bmp: "picture",
  text: "text",
  "xml-itero": "text",
  "xml-3shape-order": "text",
  "xml-exocad": "text",
  "xml-other": "text",
}

export const viewKind = (format: string): ViewKind => kinds[format] ?? "none"

/** What a small picture can be made of: scans that only their maker's viewer opens among them, where they lie open. */
export function drawableOf(format: string): Drawable | null {
  if (format === "hps") return "mesh"
  const kind = viewKind(format)
  return kind === "text" || kind === "none" ? null : kind
}
