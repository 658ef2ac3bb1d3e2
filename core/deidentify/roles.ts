/** What a file is for, by the words in its name and folder: across vendors and languages, never by one spelling. */
import type { Kind } from "../formats/sniff.ts"
import type { AttachmentRole } from "../records/order.ts"

/** Words as they stand in names, lower case, without diacritics; the first role that has one wins. */
const roleWords: readonly (readonly [AttachmentRole, readonly string[]])[] = [
  [
    "scan-body",
    ["scanbody", "scanbodies", "scankorper", "scankoerper", "scanmarker", "scanmarkers", "scanabutment"],
  ],
  [
    "gingiva",
    [
      "gingiva",
      "gingival",
      "gingivamask",
      "gingivamaske",
      "zahnfleisch",
      "zahnfleischmaske",
      "softtissue",
      "emergence",
      "gencive",
      "encia",
      "dziaslo",
    ],
  ],
  [
    "design",
    [
      "cad",
      "design",
      "designed",
      "waxup",
      "krone",
      "kronen",
      "crown",
      "crowns",
      "brucke",
      "bruecke",
      "bridge",
      "coping",
      "kappchen",
      "inlay",
      "onlay",
      "veneer",
      "schiene",
      "splint",
      "couronne",
      "corona",
      "abutmentcad",
    ],
  ],
  ["antagonist", ["antagonist", "antagonista", "antagoniste", "opposing", "gegenkiefer", "gegenbiss"]],
  [
    "upper-jaw",
    [
      "upper",
      "upperjaw",
      "upperjawscan",
      "maxilla",
      "maxillary",
      "maxillar",
      "oberkiefer",
      "ok",
      "oben",
      "superior",
      "superiore",
      "superieur",
      "maxillaire",
      "bovenkaak",
      "gorna",
      "szczeka",
      "ustcene",
      "верх",
      "верхняя",
      "u",
    ],
  ],
  [
    "lower-jaw",
    [
      "lower",
      "lowerjaw",
      "lowerjawscan",
      "mandible",
      "mandibular",
      "mandibula",
      "mandibel",
      "unterkiefer",
      "uk",
      "unten",
      "inferior",
      "inferiore",
      "inferieur",
      "mandibule",
      "onderkaak",
      "dolna",
      "zuchwa",
      "altcene",
      "низ",
      "нижняя",
      "l",
    ],
  ],
  [
    "bite",
    [
      "bite",
      "bitescan",
      "biss",
      "bissnahme",
      "bissregistrat",
      "registrat",
      "buccal",
      "bukkal",
      "vestibular",
      "vestibulaer",
      "occlusion",
      "okklusion",
      "morso",
      "mordida",
      "occlusione",
      "zgryz",
      "прикус",
      "beet",
      "kapanis",
    ],
  ],
  [
    "preparation",
    [
      "prep",
      "preparation",
      "praparation",
      "praeparation",
      "preparationscan",
      "stumpf",
      "stump",
      "moncone",
      "munon",
      "moignon",
      "kikut",
    ],
  ],
]

/** Two words that mean one thing only together. */
const pairs: readonly (readonly [string, string])[] = [
  ["scan", "body"],
  ["scan", "korper"],
  ["scan", "marker"],
  ["wax", "up"],
  ["soft", "tissue"],
  ["ober", "kiefer"],
  ["unter", "kiefer"],
  ["gegen", "kiefer"],
  ["scan", "abutment"],
  ["upper", "jaw"],
  ["lower", "jaw"],
  ["ust", "cene"],
  ["alt", "cene"],
]

/** Small words, split where letters meet digits, capitals or signs. */
export function nameWords(path: string): readonly string[] {
  return path
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "")
}

/** Null where no word says anything. The file's own name speaks before its folders. */
export function roleOfName(path: string): AttachmentRole | null {
  const parts = path.split("/")
  const name = (parts.pop() ?? "").replace(/\.[^.]{1,20}$/u, "")
  return roleOfWords(nameWords(name)) ?? roleOfWords(longWords(parts.join(" ")))
}

/** Of a folder's name only what cannot be a person's initial or a short surname. */
const longWords = (text: string): readonly string[] => nameWords(text).filter((word) => word.length > 3)

/** A single letter says something only at the end ("…_u"): elsewhere it is somebody's initial. */
function roleOfWords(words: readonly string[]): AttachmentRole | null {
  const all = new Set(words.filter((word, i) => word.length > 1 || i === words.length - 1))
  for (const [first, second] of pairs) {
    if (words.some((word, i) => word === first && words[i + 1] === second)) all.add(first + second)
  }
  for (const [role, names] of roleWords) {
    if (names.some((name) => all.has(name))) return role
  }
  return null
}

const meshKinds: ReadonlySet<string> = new Set<Kind>(["stl-binary", "stl-ascii", "ply", "obj", "3mf", "hps"])

/** What a surface can be for: among these a person chooses where its name says nothing, or something wrong. */
export const scanRoles = [
  "upper-jaw",
  "lower-jaw",
  "antagonist",
  "bite",
  "preparation",
  "scan-body",
  "gingiva",
  "design",
  "other",
] as const satisfies readonly AttachmentRole[]
export type ScanRole = (typeof scanRoles)[number]

export const isMeshKind = (kind: string): boolean => meshKinds.has(kind)

const photoKinds = new Set<Kind>(["jpeg", "png", "webp", "heic", "avif", "tiff", "gif", "bmp", "image-other"])

/** The bytes decide what it can be; among meshes the words say which. */
export function roleOfFile(kind: Kind, path: string): AttachmentRole {
  if (isMeshKind(kind)) return roleOfName(path) ?? "other"
  if (photoKinds.has(kind)) return "photo"
  if (kind === "dicom") return "radiograph"
  return kind.startsWith("xml") ? "document" : "other"
}
