/** Neutral names: what a file is for and a number, never a word of its old name; and who mentions whom. */
import type { Kind } from "../formats/sniff.ts"
import type { AttachmentRole } from "../records/order.ts"
import { isMeshKind } from "./roles.ts"

const extensions: Readonly<Partial<Record<Kind, string>>> = {
  "stl-binary": "stl",
  "stl-ascii": "stl",
  ply: "ply",
  obj: "obj",
  mtl: "mtl",
  "3mf": "3mf",
  hps: "dcm",
  dicom: "dcm",
  jpeg: "jpg",
  png: "png",
  webp: "webp",
}

/** A picture may leave in another format than it came in; then its name says so. */
export function withKind(name: string, kind: Kind): string {
  const extension = extensions[kind]
  return extension === undefined ? name : name.replace(/\.[a-z0-9]+$/u, `.${extension}`)
}

export interface NamedFile {
  readonly path: string
  readonly kind: Kind
  readonly role: AttachmentRole
  /** Mentioned as a texture by a mesh or its materials. */
  readonly isTexture: boolean
}

/** One name per file, in the order of the files; the same files always get the same names. */
export function neutralNames(files: readonly NamedFile[]): readonly string[] {
  const totals = new Map<string, number>()
  for (const file of files) totals.set(baseOf(file), (totals.get(baseOf(file)) ?? 0) + 1)
  const used = new Map<string, number>()
  return files.map((file) => {
    const base = baseOf(file)
    const number = (used.get(base) ?? 0) + 1
    used.set(base, number)
    // Slices of a volume sort by their names in every program.
    const width = file.kind === "dicom" ? String(totals.get(base) ?? 1).length : 1
    return `${base}-${String(number).padStart(width, "0")}.${extensions[file.kind] ?? "json"}`
  })
}

function baseOf({ kind, role, isTexture }: NamedFile): string {
  if (isTexture) return "texture"
  if (kind === "mtl") return "material"
  if (kind.startsWith("xml")) return "order"
  return role === "other" && isMeshKind(kind) ? "scan" : role
}

/** The name behind the last folder, in lower case: programs differ in how they write paths and capitals. */
export const mentionOf = (name: string): string =>
  (name.replaceAll("\\", "/").split("/").pop() ?? "")
    .trim()
    .replaceAll(/^"|"$/gu, "")
    .normalize("NFC")
    .toLowerCase()
