/** The recovery kit: one printed sheet that opens everything an organisation owns, with us, without us and offline. */
import { facts, heading, notice, paragraph, rule, small, strong, title } from "./block.ts"
import type { Block } from "./block.ts"
import { printedDay } from "./moment.ts"
import { writePdf } from "./pdf.ts"
import type { Language, Paper } from "./pdf.ts"

export interface RecoveryKit {
  readonly organisation: string
  /** Sixty digits in groups of five. */
  readonly fingerprint: string
  /** The 24 words that stand for the same secret as the identity. */
  readonly words: readonly string[]
  /** The line that begins with AGE-SECRET-KEY. */
  readonly identity: string
  /** The commands that open an export with the stock `age`, each in a line. */
  readonly commands: readonly string[]
  /** Milliseconds since 1970; null prints a line to write on. */
  readonly printedOn: number | null
}

/** How an exported organisation is opened, from the kit down to one file. */
export const exportCommands = [
  "age --decrypt -i kit.txt -o epoch.txt keys/epoch-1.age",
  "age --decrypt -i epoch.txt -o order.txt orders/ORDER/key.age",
  "age --decrypt -i order.txt -o FILE orders/ORDER/OBJECT.age",
] as const

const words = {
  de: {
    title: "Wiederherstellungsbogen",
    notice:
      "Wer diesen Bogen hat, kann alles lesen, was der Organisation gehört. Er gehört in den Tresor, nicht auf einen Rechner, nicht in eine E-Mail und nicht auf ein Foto.",
    organisation: "Organisation",
    fingerprint: "Fingerabdruck",
    printedOn: "Gedruckt am",
    purpose: "Wozu er da ist",
    purposeText:
      "Er öffnet die Organisation wieder, wenn alle Geräte verloren, alle Passkeys gelöscht und alle Passphrasen vergessen sind. Niemand sonst kann das: weder der Betreiber des Servers noch der Hersteller hat eine Kopie. Sind Geräte und Bogen verloren, sind die Daten verloren. Drucken Sie zwei Bögen und verwahren Sie sie an zwei Orten.",
    words: "Die 24 Wörter",
    wordsText:
      "Auf einem neuen Gerät „Mit dem Bogen wiederherstellen“ wählen und die Wörter der Reihe nach eingeben. Die ersten vier Buchstaben jedes Wortes genügen.",
    code: "Dasselbe als Code und als Zeile",
    codeText:
      "Der Code enthält genau die Zeile unten. Nur mit einem Gerät lesen, das der Organisation gehört und nichts ins Netz kopiert.",
    age: "Ohne uns, ohne Netz: mit dem Programm „age“",
    ageText:
      "Ein Export der Organisation lässt sich mit dem freien Programm age ab Version 1.3 öffnen (github.com/FiloSottile/age). Die Zeile AGE-SECRET-KEY in eine Datei kit.txt schreiben, dann im Ordner des Exports:",
    ageAfter:
      "Die großgeschriebenen Namen durch die des Exports ersetzen; die Datei manifest.json nennt sie. Danach kit.txt, epoch.txt und order.txt löschen.",
    drill: "Einmal im Jahr üben",
    drillText:
      "Prüfen Sie den Bogen jährlich an der Probedatei, die der Export enthält, auf einem Rechner ohne Netz. Erst dann wissen Sie, dass er lesbar ist.",
    drillLabels: ["geprüft am", "von", "Ergebnis"],
    place: ["Verwahrt bei / in", "Unterschrift"],
    footer: "Wiederherstellungsbogen – streng vertraulich",
  },
  en: {
    title: "Recovery kit",
    notice:
      "Whoever holds this sheet can read everything the organisation owns. It belongs in a safe: not on a computer, not in an e-mail, not in a photograph.",
    organisation: "Organisation",
    fingerprint: "Fingerprint",
    printedOn: "Printed on",
    purpose: "What it is for",
    purposeText:
      "It opens the organisation again when every device is lost, every passkey deleted and every passphrase forgotten. Nobody else can: neither the operator of the server nor the maker has a copy. If devices and sheet are lost, the data are lost. Print two sheets and keep them in two places.",
    words: "The 24 words",
    wordsText:
      "On a new device choose “Restore with the kit” and type the words in their order. The first four letters of each word are enough.",
    code: "The same as a code and as a line",
    codeText:
      "The code holds exactly the line below. Read it only with a device that belongs to the organisation and copies nothing to the net.",
    age: "Without us, without a network: with the program “age”",
    ageText:
      "An export of the organisation can be opened with the free program age from version 1.3 on (github.com/FiloSottile/age). Write the line AGE-SECRET-KEY into a file kit.txt, then in the folder of the export:",
    ageAfter:
      "Replace the names in capitals by those of the export; the file manifest.json lists them. Afterwards delete kit.txt, epoch.txt and order.txt.",
    drill: "Practise once a year",
    drillText:
      "Test the sheet every year on the probe file that the export contains, on a computer without a network. Only then do you know that it can be read.",
    drillLabels: ["tested on", "by", "result"],
    place: ["Kept by / in", "Signature"],
    footer: "Recovery kit – strictly confidential",
  },
} as const

/** Twelve groups of digits, six to a line. */
function inTwoLines(digits: string): string {
  const groups = digits.split(" ")
  return `${groups.slice(0, 6).join(" ")}\n${groups.slice(6).join(" ")}`
}

export function recoveryKit(kit: RecoveryKit, language: Language): Paper {
  const say = words[language]
  const printedOn = kit.printedOn === null ? "____________________" : printedDay(kit.printedOn, language)
  const blocks: readonly Block[] = [
    title(say.title),
    notice(say.notice),
    facts([
      [say.organisation, kit.organisation],
      [say.fingerprint, inTwoLines(kit.fingerprint)],
      [say.printedOn, printedOn],
    ]),
    paragraph(say.purposeText),
    heading(say.words),
    paragraph(say.wordsText),
    { kind: "words", words: kit.words, columns: 4 },
    heading(say.code),
    { kind: "qr", content: kit.identity, side: 30, beside: [paragraph(say.codeText)] },
    { kind: "code", lines: [kit.identity] },
    heading(say.age),
    paragraph(say.ageText),
    { kind: "code", lines: kit.commands },
    small(say.ageAfter),
    heading(say.drill),
    paragraph(say.drillText),
    { kind: "blank", labels: say.drillLabels },
    { kind: "blank", labels: say.drillLabels },
    rule,
    strong(kit.organisation),
    { kind: "blank", labels: say.place },
  ]
  return writePdf({ title: `${say.title} – ${kit.organisation}`, language, blocks, footer: say.footer })
}
