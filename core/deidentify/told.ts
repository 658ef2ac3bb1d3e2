/** What went from a file and what stayed in it, in as few kinds as a person takes in at a glance; counted, never the values. */
import type { Finding } from "./findings.ts"

/** In the order in which they are told: what leads to a person first. */
const goneThings = [
  "name",
  "birth-date",
  "patient-number",
  "contact",
  "patient",
  "people",
  "place",
  "covered",
  "outside",
  "face",
  "date",
  "comment",
  "text",
  "order-field",
  "file-name",
  "device",
  "number",
  "preview",
  "overlay",
  "maker",
  "hidden",
] as const
export type GoneThing = (typeof goneThings)[number]

const stayedThings = [
  "whole",
  "form",
  "colour",
  "picture",
  "measures",
  "slice-thickness",
  "side",
  "grey",
  "work",
  "dates",
  "moved-dates",
  "device",
  "patient",
  "unread",
] as const
export type StayedThing = (typeof stayedThings)[number]

export interface Told {
  /** Of everything that went. */
  readonly count: number
  readonly gone: readonly { readonly thing: GoneThing; readonly count: number }[]
  readonly stayed: readonly StayedThing[]
}

type Found = Pick<Finding, "place" | "kind"> & { readonly action: string }

/** Of one file, or of files that are one thing: what each slice of a volume says again counts once. */
export function told(files: readonly (readonly Found[])[]): Told {
  const seen = new Set<string>()
  const gone = new Map<GoneThing, number>()
  const stayed = new Set<StayedThing>()
  for (const found of files.flat()) {
    const key = `${found.place} ${found.kind} ${found.action}`
    if (seen.has(key)) continue
    seen.add(key)
    const stays = stayedIn(found)
    if (stays !== null) stayed.add(stays)
    const thing = goneIn(found)
    if (thing !== null) gone.set(thing, (gone.get(thing) ?? 0) + countIn(found.place))
  }
  return {
    count: [...gone.values()].reduce((sum, count) => sum + count, 0),
    gone: goneThings.flatMap((thing) => {
      const count = gone.get(thing)
      return count === undefined ? [] : [{ thing, count }]
    }),
    stayed: stayedThings.filter((thing) => stayed.has(thing)),
  }
}

/** "comments (4)" are four; a tag of DICOM ends in brackets too, with nothing before them. */
const countIn = (place: string): number => Number(/ \((\d{1,6})\)$/u.exec(place)?.[1] ?? 1)

/** Attributes that a person asks for by name, by the last tag of their place (PS3.6). */
const byTag: ReadonlyMap<string, GoneThing> = new Map([
  ["(0010,0010)", "name"],
  ["(0010,1001)", "name"],
  ["(0010,1005)", "name"],
  ["(0010,1060)", "name"],
  ["(0010,0030)", "birth-date"],
  ["(0010,0032)", "birth-date"],
  ["(0010,0020)", "patient-number"],
  ["(0010,1000)", "patient-number"],
  ["(0010,1002)", "patient-number"],
  ["(0010,1040)", "contact"],
  ["(0010,2154)", "contact"],
  ["(0010,2155)", "contact"],
  ["(0008,0080)", "place"],
  ["(0008,0081)", "place"],
  ["(0008,0082)", "place"],
  ["(0008,1040)", "place"],
  ["(0008,0070)", "device"],
  ["(0008,1010)", "device"],
  ["(0008,1090)", "device"],
])

const byKind: Readonly<Record<string, GoneThing>> = {
  name: "name",
  birth: "birth-date",
  patient: "patient",
  age: "patient",
  "person-name": "people",
  address: "place",
  location: "place",
  date: "date",
  "free-text": "text",
  "report-text": "text",
  word: "text",
  notes: "text",
  "order-field": "order-field",
  "file-name": "file-name",
  device: "device",
  "device-name": "device",
  "device-serial": "device",
  uid: "number",
  "preview-image": "preview",
  overlay: "overlay",
  curve: "overlay",
  private: "maker",
  "maker-note": "maker",
  "painted-over": "covered",
  "outside-crop": "covered",
  "outside-field": "outside",
  "face-surface": "face",
}

/** What was written anew without anything having stood in it that speaks of somebody. */
const onlyForm: ReadonlySet<string> = new Set([
  "pixels",
  "picture",
  "geometry",
  "orientation",
  "colour",
  "material",
])

function goneIn({ place, kind, action }: Found): GoneThing | null {
  if (action === "kept" || action === "shifted" || onlyForm.has(kind)) return null
  // Our own words for the colours of a picture, and directions of triangles: nobody wrote there.
  if (place === "colour profile" || place === "normals") return null
  const tagged = byTag.get(place.slice(place.lastIndexOf("/") + 1))
  if (tagged !== undefined) return tagged
  if (kind === "free-text" && /^(?:comments|obj_info)/u.test(place)) return "comment"
  // Whatever kind a rewrite names next is told as well, in the most general word.
  return byKind[kind] ?? "hidden"
}

const stays: Readonly<Record<string, StayedThing>> = {
  whole: "whole",
  geometry: "form",
  colour: "colour",
  pixels: "picture",
  measures: "measures",
  "slice-thickness": "slice-thickness",
  side: "side",
  grey: "grey",
  order: "work",
  date: "dates",
  device: "device",
  patient: "patient",
  unreadable: "unread",
}

function stayedIn({ kind, action }: Found): StayedThing | null {
  if (action === "shifted") return "moved-dates"
  return action === "kept" ? (stays[kind] ?? null) : null
}
