/** What the tooth chart says; the German sentences are the original. */
import type { Restoration } from "@zahnwolke/core/records/order"
import { tradeWords } from "@zahnwolke/core/records/trade-words"

export interface ToothChartWords {
  readonly chart: string
  readonly right: string
  readonly left: string
  /** By quadrant 1 to 4; milk teeth use the same. */
  readonly quadrants: readonly [string, string, string, string]
  /** By position 1 to 8. */
  readonly positions: readonly string[]
  readonly milkPositions: readonly string[]
  readonly tooth: (code: number, position: string, quadrant: string, restoration: string | null) => string
  readonly join: (a: number, b: number) => string
  readonly restorations: Readonly<Record<Restoration, string>>
  /** Two letters at most: they stand under the number, for those who do not see the colour. */
  readonly marks: Readonly<Record<Restoration, string>>
}

export const germanToothChart: ToothChartWords = {
  chart: "Zahnschema",
  right: "R",
  left: "L",
  quadrants: ["oben rechts", "oben links", "unten links", "unten rechts"],
  positions: [
    "mittlerer Schneidezahn",
    "seitlicher Schneidezahn",
    "Eckzahn",
    "erster Prämolar",
    "zweiter Prämolar",
    "erster Molar",
    "zweiter Molar",
    "dritter Molar",
  ],
  milkPositions: [
    "mittlerer Milchschneidezahn",
    "seitlicher Milchschneidezahn",
    "Milcheckzahn",
    "erster Milchmolar",
    "zweiter Milchmolar",
  ],
  tooth: (code, position, quadrant, restoration) =>
    `${code}, ${position} ${quadrant}${restoration === null ? "" : `, ${restoration}`}`,
  join: (a, b) => `${a} und ${b} verbinden`,
  restorations: tradeWords.de.restorations,
  marks: {
    crown: "K",
    coping: "KA",
    telescope: "T",
    pontic: "B",
    inlay: "I",
    onlay: "O",
    veneer: "V",
    provisional: "PV",
    abutment: "A",
    "implant-crown": "SK",
    bar: "ST",
    "partial-denture": "TP",
    "full-denture": "E",
    splint: "SC",
    "surgical-guide": "BS",
    "wax-up": "W",
    model: "M",
    repair: "R",
  },
}
