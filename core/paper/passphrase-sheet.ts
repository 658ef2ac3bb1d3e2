/** One person's sign-in on paper: the generated passphrase, for a drawer that locks. */
import { facts, heading, notice, paragraph, title } from "./block.ts"
import { printedDay } from "./moment.ts"
import { writePdf } from "./pdf.ts"
import type { Language, Paper } from "./pdf.ts"

export interface PassphraseSheet {
  readonly person: string
  readonly organisation: string
  readonly loginName: string
  /** Where to sign in. */
  readonly address: string
  readonly words: readonly string[]
  readonly printedOn: number | null
}

const words = {
  de: {
    title: "Ihre Passphrase",
    notice:
      "Diese Wörter ersetzen Ihren Ausweis. Zeigen Sie sie niemandem und verwahren Sie das Blatt getrennt vom Gerät.",
    person: "Person",
    organisation: "Organisation",
    loginName: "Anmeldename",
    address: "Adresse",
    printedOn: "Gedruckt am",
    words: "Die Wörter",
    use: "So melden Sie sich an",
    steps: [
      "Die Adresse oben im Browser öffnen und „Anmelden“ wählen.",
      "Anmeldename eingeben, dann die Wörter der Reihe nach, mit Leerzeichen dazwischen. Groß oder klein ist gleich; die ersten vier Buchstaben jedes Wortes genügen.",
      "Sobald ein Passkey eingerichtet ist, genügt im Alltag Fingerabdruck, Gesicht oder Geräte-PIN. Die Passphrase bleibt der zweite Weg.",
    ],
    why: "Die Wörter wurden auf Ihrem Gerät ausgelost. Der Server hat sie nie gesehen und kann sie nicht zurücksetzen. Ist das Blatt verloren, lädt Sie eine Inhaberin oder ein Inhaber neu ein.",
    footer: "Passphrase – vertraulich",
  },
  en: {
    title: "Your passphrase",
    notice:
      "These words stand for your identity card. Show them to nobody and keep the sheet apart from the device.",
    person: "Person",
    organisation: "Organisation",
    loginName: "Sign-in name",
    address: "Address",
    printedOn: "Printed on",
    words: "The words",
    use: "How to sign in",
    steps: [
      "Open the address above in a browser and choose “Sign in”.",
      "Type the sign-in name, then the words in their order with spaces between them. Capitals do not matter; the first four letters of each word are enough.",
      "Once a passkey is set up, fingerprint, face or device PIN will do from day to day. The passphrase remains the second way.",
    ],
    why: "The words were drawn by lot on your device. The server has never seen them and cannot reset them. If the sheet is lost, an owner invites you again.",
    footer: "Passphrase – confidential",
  },
} as const

export function passphraseSheet(sheet: PassphraseSheet, language: Language): Paper {
  const say = words[language]
  const dated: readonly (readonly [string, string])[] =
    sheet.printedOn === null ? [] : [[say.printedOn, printedDay(sheet.printedOn, language)]]
  return writePdf({
    title: say.title,
    language,
    footer: say.footer,
    blocks: [
      title(say.title),
      notice(say.notice),
      facts([
        [say.person, sheet.person],
        [say.organisation, sheet.organisation],
        [say.loginName, sheet.loginName],
        [say.address, sheet.address],
        ...dated,
      ]),
      heading(say.words),
      { kind: "words", words: sheet.words, columns: 1 },
      heading(say.use),
      { kind: "list", numbered: true, items: say.steps },
      paragraph(say.why),
    ],
  })
}
