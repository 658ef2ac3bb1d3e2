/** The slip in the parcel: which order it is, and the number that proves to whom one is speaking. No patient on it. */
import { facts, heading, paragraph, rule, small, strong, title } from "./block.ts"
import type { Block } from "./block.ts"
import { labelWords } from "./label.words.ts"
import type { PaperLabel } from "./label.words.ts"
import { printedDay } from "./moment.ts"
import { writePdf } from "./pdf.ts"
import type { Language, Paper } from "./pdf.ts"

export interface DeliverySlip {
  readonly orderNumber: string
  /** The patient's code for this recipient; null where the recipient has none, as a milling centre. */
  readonly patientCode: string | null
  readonly from: SlipParty
  readonly to: SlipParty
  /** yyyy-mm-dd, as the order says it. */
  readonly dueOn: string | null
  /** What lies in the parcel, in words. */
  readonly contents: readonly string[]
  /** Of the files of the order, the least that one of them has; null where there are none. */
  readonly label: PaperLabel | null
  /** Sixty digits in groups of five, of this pair of organisations. */
  readonly safetyNumber: string
  /** What the recipient's camera reads: the order and the safety number, as the client spells it. */
  readonly qr: string
  readonly printedOn: number | null
}

export interface SlipParty {
  readonly name: string
  readonly address: readonly string[]
}

const words = {
  de: {
    title: "Begleitzettel",
    order: "Auftrag",
    code: "Patientencode",
    due: "Fertig bis",
    from: "Von",
    to: "An",
    printedOn: "Gedruckt am",
    scan: "Scannen statt tippen",
    scanText:
      "Der Code öffnet den Auftrag in Zahnwolke und vergleicht die Sicherheitsnummer. Danach gilt der Partner als persönlich geprüft; einmal genügt.",
    safety: "Sicherheitsnummer dieses Partnerpaars",
    safetyText:
      "Sie steht in Zahnwolke unter „Partner“ und muss dort dieselbe sein, Ziffer für Ziffer. Weicht sie ab: nichts senden und den Absender unter der bekannten Telefonnummer anrufen.",
    contents: "Im Paket",
    label: "Dateien des Auftrags",
    received: ["vollständig erhalten am", "Namenszeichen"],
    footer: "Begleitzettel – ohne Namen der Patientin oder des Patienten",
  },
  en: {
    title: "Delivery slip",
    order: "Order",
    code: "Patient code",
    due: "Due on",
    from: "From",
    to: "To",
    printedOn: "Printed on",
    scan: "Scan instead of typing",
    scanText:
      "The code opens the order in Zahnwolke and compares the safety number. The partner then counts as verified in person; once is enough.",
    safety: "Safety number of this pair of partners",
    safetyText:
      "It stands in Zahnwolke under “Partners” and must be the same there, digit by digit. If it differs: send nothing and call the sender on the telephone number you know.",
    contents: "In the parcel",
    label: "Files of the order",
    received: ["received complete on", "initials"],
    footer: "Delivery slip – without the patient's name",
  },
} as const

export function deliverySlip(slip: DeliverySlip, language: Language): Paper {
  const say = words[language]
  const labels = labelWords[language]
  const party = ({ name, address }: SlipParty): string => [name, ...address].join("\n")
  const rows: (readonly [string, string])[] = []
  if (slip.patientCode !== null) rows.push([say.code, slip.patientCode])
  if (slip.dueOn !== null) rows.push([say.due, dueDay(slip.dueOn, language)])
  if (slip.label !== null) rows.push([say.label, labels.labels[slip.label]])
  rows.push([say.from, party(slip.from)], [say.to, party(slip.to)])
  if (slip.printedOn !== null) rows.push([say.printedOn, printedDay(slip.printedOn, language)])

  const contents: readonly Block[] =
    slip.contents.length === 0
      ? []
      : [heading(say.contents), { kind: "list", numbered: false, items: slip.contents }]
  return writePdf({
    title: `${say.title} ${slip.orderNumber}`,
    language,
    footer: say.footer,
    blocks: [
      title(say.title),
      strong(say.order),
      { kind: "digits", groups: [slip.orderNumber], perLine: 1 },
      facts(rows),
      ...(slip.label === null ? [] : [small(labels.not)]),
      ...contents,
      { kind: "qr", content: slip.qr, side: 42, beside: [heading(say.scan), paragraph(say.scanText)] },
      heading(say.safety),
      { kind: "digits", groups: slip.safetyNumber.split(/\s+/u), perLine: 6 },
      small(say.safetyText),
      rule,
      { kind: "blank", labels: say.received },
    ],
  })
}

/** The order's own spelling where it is no date. */
function dueDay(day: string, language: Language): string {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(day) ? Date.parse(day) : Number.NaN
  return Number.isNaN(at) ? day : printedDay(at, language)
}
