/** Which view shows a file, by what its bytes are. */
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
