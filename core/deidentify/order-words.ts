/** The words of other programs for teeth, work, materials, shades and days, turned into ours; what is unknown is left out. */
import type { Material, Restoration } from "../records/order.ts"
import { isToothCode, jawOf } from "../records/tooth.ts"
import type { Jaw, ToothCode } from "../records/tooth.ts"
import type { Finding } from "./findings.ts"
import { isWithoutCommonWords, tokensOfText } from "./tokens.ts"

type Words<Value> = readonly (readonly [RegExp, Value])[]

/** First match wins: the more special word stands first. */
const restorationWords: Words<Restoration> = [
  [/telescop|teleskop|primary/iu, "telescope"],
  [/implant.*crown|crown.*implant|screwretained/iu, "implant-crown"],
  [/abutment/iu, "abutment"],
  [/pontic|zwischenglied/iu, "pontic"],
  [/inlay/iu, "inlay"],
  [/onlay|overlay|tabletop/iu, "onlay"],
  [/veneer|laminate/iu, "veneer"],
  [/coping|offset|k(?:ä|ae?)ppchen|framework/iu, "coping"],
  [/provisional|temporary|eggshell|mockup/iu, "provisional"],
  [/waxup|wax-up|wax up/iu, "wax-up"],
  [/splint|nightguard|night guard|schiene/iu, "splint"],
  [/surgicalguide|drill|guide/iu, "surgical-guide"],
  [/\bbar\b|tebar|steg/iu, "bar"],
  [/partial|rpd/iu, "partial-denture"],
  [/denture|prothese/iu, "full-denture"],
  [/crown|krone/iu, "crown"],
]

const materialWords: Words<Material> = [
  [/zircon|zirkon|zro2/iu, "zirconia"],
  [/lithium|disili[ck]|e\.?max|lisi/iu, "lithium-disilicate"],
  [/feldspa/iu, "feldspar"],
  [/composite|komposit|hybrid/iu, "composite"],
  [/pmma|acryl/iu, "pmma"],
  [/co[- ]?cr|cobalt|chrom|nem|npm/iu, "cobalt-chromium"],
  [/titan/iu, "titanium"],
  [/gold|edelmetall|precious/iu, "gold-alloy"],
  [/peek|pekk/iu, "peek"],
  [/resin|kunststoff/iu, "resin"],
  [/wax|wachs/iu, "wax"],
]

const valueIn = <Value>(words: Words<Value>, text: string): Value | null =>
  words.find(([word]) => word.test(text))?.[1] ?? null

export const restorationOf = (text: string): Restoration | null => valueIn(restorationWords, text)
export const materialOf = (text: string): Material | null => valueIn(materialWords, text)

/** VITA classical, 3D-Master and bleach shades; anything else is free text and does not pass. */
export function shadeOf(text: string): string {
  const found =
    /(?:^|[^A-Z0-9])([A-D][1-4](?:[.,]5)?|[0-5][LMR](?:1|1[.,]5|2|2[.,]5|3)|BL[1-4]|OM[1-3])(?![A-Z0-9])/iu.exec(
      text,
    )
  return found?.[1]?.toUpperCase().replace(",", ".") ?? ""
}

export function fdiTooth(text: string): ToothCode | null {
  const value = /^\d{2}$/u.test(text.trim()) ? Number(text) : 0
  return isToothCode(value) ? value : null
}

/** Universal numbering: 1–16 above from the right, 17–32 below from the left. */
export function universalTooth(text: string): ToothCode | null {
  const value = /^\d{1,2}$/u.test(text.trim()) ? Number(text) : 0
  if (value < 1 || value > 32) return null
  const quadrant = Math.ceil(value / 8)
  const position = quadrant % 2 === 1 ? quadrant * 8 + 1 - value : value - (quadrant - 1) * 8
  const code = quadrant * 10 + position
  return isToothCode(code) ? code : null
}

export const jawOfTooth = (tooth: ToothCode): Jaw => jawOf(tooth)

/** "2026-11-30…", "11/30/2026" (iTero writes the month first) or seconds since 1970. */
export function dayOf(text: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})/u.exec(text)?.[1]
  if (iso !== undefined) return realDay(iso)
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/u.exec(text)
  if (american !== null) {
    const [, month = "", day = "", year = ""] = american
    return realDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
  }
  const seconds = /^\d{9,10}$/u.test(text) ? Number(text) : 0
  return seconds > 0 ? new Date(seconds * 1000).toISOString().slice(0, 10) : null
}

function realDay(text: string): string | null {
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : text
}

/** Fields of an order that hold somebody's name, address or number. */
const personal =
  /patient|doctor|dentist|practice|customer|client|contact|operator|technician|laboratory|labname|manuf|address|refno|license|licence|phone|mail|birth|chart|ordercode|orderid|caseid|projectname|projectguid|guid$|login|username/iu
/** Fields whose names look personal and hold words of the trade or of a program. */
const trade = /type|class|version|status|module|process|material|color|shade|scheme|library|filename/iu

export const isPersonalField = (name: string): boolean => personal.test(name) && !trade.test(name)

/** Each kind of field once, by the word that gave it away: a field's own name may be a word of anybody's. */
export function orderFindings(names: readonly string[]): readonly Finding[] {
  const words = names.map((name) => personal.exec(name)?.[0].toLowerCase() ?? "field")
  return [...new Set(words)].map((word) => ({
    place: `order: ${word}`,
    kind: "order-field",
    action: "removed",
  }))
}

/** The whole value and its words; where a word of the trade stands among them, only the others. */
export function tokensOfValue(value: string): readonly string[] {
  const text = value.trim()
  if (text.length < 3 || text.length > 120 || /^(?:true|false|null|none|-?\d{1,3})$/iu.test(text)) return []
  const tokens = tokensOfText(text)
  return isWithoutCommonWords(text) ? [text, ...tokens] : tokens
}
