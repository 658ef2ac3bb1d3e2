/** The new order on one screen and its gate. */
import type { OrganisationRole } from "@zahnwolke/core/records/organisation"
import { pluralIn } from "../widen.ts"

const plural = pluralIn("de")

/** Without an article, in the nominative, in the accusative, and where. */
const nameOf: Readonly<Record<OrganisationRole, readonly [string, string, string, string]>> = {
  practice: ["Praxis", "Die Praxis", "die Praxis", "In der Praxis"],
  laboratory: ["Labor", "Das Labor", "das Labor", "Im Labor"],
  "milling-centre": ["Fräszentrum", "Das Fräszentrum", "das Fräszentrum", "Im Fräszentrum"],
  importer: ["Importeur", "Der Importeur", "den Importeur", "Beim Importeur"],
}
/** Before a recipient is chosen it is a laboratory that one thinks of. */
type Addressed = OrganisationRole | null
const named = (role: Addressed): readonly [string, string, string, string] => nameOf[role ?? "laboratory"]
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

export const newOrderDe = {
  title: "Neuer Auftrag",
  onlyPractice:
    "Nur eine Praxis legt neue Aufträge an. Labore geben Dateien aus einem Auftrag heraus weiter.",
  drop: "Dateien oder Ordner hierher ziehen",
  dropTouch: "Dateien hinzufügen",
  dropHint: "STL, PLY, OBJ, DICOM, Fotos, Auftragsdateien. Erkannt wird der Inhalt, nicht die Endung.",
  pickFiles: "Dateien wählen",
  pickFolder: "Ordner wählen",
  takePhoto: "Foto aufnehmen",
  dropMore: "Weitere Dateien",
  tooMany: (count: number) =>
    `${plural(count, { one: "Datei", other: "Dateien" })} auf einmal sind zu viele. Höchstens 3.000; bitte wählen Sie den Ordner eines einzelnen Falls.`,
  preparing: (count: number) =>
    `${plural(count, { one: "Datei wird", other: "Dateien werden" })} erkannt und vorbereitet …`,
  teeth: "Zähne und Arbeit",
  teethHint: "Zahn antippen, Arbeit wählen. Benachbarte Zähne lassen sich zur Brücke verbinden.",
  work: "Arbeit",
  material: "Material",
  materialOpen: (role: Addressed) => `${named(role)[0]} entscheidet`,
  connect: "mit dem nächsten verblockt",
  removeUnit: (tooth: string) => `${tooth} entfernen`,
  wholeJaw: "Ganzer Kiefer",
  shade: "Zahnfarbe",
  shadeHint: "VITA oder eigene Angabe",
  dates: "Termine",
  dueBack: (role: Addressed) => `${named(role)[3]} am`,
  appointmentOn: "Termin des Patienten",
  keep: {
    title: "Was darf bleiben?",
    strictest:
      "Ohne Auswahl bleibt in Röntgenbildern nur, was Bild und Maße brauchen. Was hier erlaubt wird, steht danach in der Datei.",
    dates: "Datum der Aufnahme",
    datesChoice: { none: "entfernen", shifted: "verschieben", full: "behalten" },
    datesHint: {
      none: "Alle Tage und Uhrzeiten werden entfernt.",
      shifted: "Alle Tage werden um dieselbe geheime Zahl verschoben; Abstände bleiben, Uhrzeiten auch.",
      full: "Tage und Uhrzeiten bleiben, wie sie sind.",
    },
    switches: {
      characteristics: "Alter, Geschlecht, Größe, Gewicht",
      device: "Gerät mit Seriennummer",
      descriptors: "Beschreibung der Aufnahme",
    },
    hints: {
      characteristics: "Ein Alter über 89 wird als 90 angegeben.",
      device: "Das Labor erkennt daran das Gerät und damit oft auch die Praxis.",
      descriptors: "Es bleiben nur bekannte Fachwörter wie „DVT“ oder „Unterkiefer“, alles andere fällt weg.",
    },
  },
  details: "Weitere Angaben",
  kind: "Art",
  statutory: "Gesetzlich versichert",
  instructions: (role: Addressed) => `Hinweise für ${named(role)[2]}`,
  instructionsHint: "Keine Namen; ein Name im Text wird vor dem Senden bemerkt.",
  prescriber: "Verordnende Person",
  to: "Empfänger",
  chooseRecipient: "Bitte wählen",
  noPartner: "Noch kein Labor verbunden",
  invite: "Labor einladen",
  patient: "Patient",
  noPatient: "Nur unter einem Code",
  noPatientFound: "Kein Name passt. Sie können den Patienten anlegen.",
  addPatient: "Patient anlegen",
  code: (code: string, role: Addressed) => `${named(role)[1]} sieht: ${code}`,
  codeLater: "Der Code entsteht, sobald der Empfänger gewählt ist.",
  withName: "Mit Namen senden",
  nameReason: (role: Addressed) => `Warum braucht ${lower(named(role)[1])} den Namen?`,
  consent: "Einwilligung",
  consentNone: "Liegt nicht vor",
  consentNoPatient: "Ohne Patient keine Einwilligung",
  consentCapture: "Einwilligung aufnehmen",
  consentUntil: (date: string) => `Liegt vor, gültig bis ${date}`,
  consentElse: "Die vorliegende Einwilligung nennt diesen Empfänger nicht.",
  mayPass: "Das Labor darf an diese Fräszentren geben",
  gate: "Senden",
  gateLess: "Weniger zeigen",
  send: "Senden",
  sending: "Wird gesendet",
  checking: "Wird geprüft …",
  asPaper: "Diese Antwort als Dokument",
  asPaperText:
    "Darf gesendet werden, an wen, auf welcher Grundlage, und was sonst fehlt: zum Ablegen oder Weitergeben.",
  stillMissing: (count: number) => plural(count, { one: "Punkt fehlt noch", other: "Punkte fehlen noch" }),
  denied: "So darf nicht gesendet werden",
  permitted: "Darf gesendet werden",
  gaps: {
    recipient: "Bitte wählen Sie den Empfänger.",
    noPartner: "Es ist noch kein Labor verbunden.",
    files: "Es liegen noch keine Dateien vor.",
    filesNone: "Alle Dateien sind ausgelassen oder abgelehnt.",
    units: "Bitte wählen Sie mindestens einen Zahn oder Kiefer.",
    prescriber: "Bitte nennen Sie, wer verordnet.",
    dueOn: "Bitte nennen Sie, wann die Arbeit in der Praxis sein soll.",
    review: (name: string) => `„${name}“ muss noch angesehen werden.`,
    nameReason: "Für „mit Namen“ fehlt die Begründung.",
    leak: (name: string) => `In „${name}“ steht noch etwas, das zu dieser Person gehört.`,
    original: (name: string) => `„${name}“ muss unverändert zur Mitbehandlung gehen. Bitte bestätigen.`,
    otherPatient: (other: string, chosen: string) => `Die Dateien nennen ${other}, gewählt ist ${chosen}.`,
    otherPatientToo: (others: string, chosen: string) =>
      `Die Dateien nennen auch ${others}. Gehören alle zu ${chosen}?`,
    originalName: "Eine Datei, die unverändert mitgeht, nennt die Person. Dann geht der Auftrag mit Namen.",
  },
  cures: {
    recipient: "Empfänger wählen",
    noPartner: "Labor einladen",
    files: "Dateien wählen",
    filesNone: "Andere Dateien wählen",
    units: "Zahn wählen",
    prescriber: "Eintragen",
    dueOn: "Datum eintragen",
    review: "Ansehen",
    nameReason: "Begründen",
    leave: "Datei auslassen",
    original: "Original senden",
    originalName: "Mit Namen senden",
    otherPatient: "Patient wechseln",
    otherPatientToo: "Alle gehören dazu",
  },
  begun: "Dieser Auftrag ist angefangen und noch nicht gesendet.",
  beginAnew: "Neu beginnen",
  filesName: (names: string) => `Die Dateien nennen ${names}.`,
  choosePatient: (name: string) => `${name} wählen`,
  stayWith: (name: string) => `Bei ${name} bleiben`,
  treatmentReason: "Mitbehandlung: Das Röntgenbild muss unverändert sein und trägt den Namen.",
  notes: "Zu beachten",
  instead: "Das geht stattdessen:",
  endsBefore: (days: number) =>
    `Der Auftrag endet ${days} Tage nach der Abholung, mit Dateien, Nachrichten und Designs; das kann vor diesem Tag sein. Mehr Tage stehen unter Organisation, Regeln.`,
  who: {
    partner:
      "Das unterschreibt oder ergänzt der Empfänger auf seiner Seite. Bitte bitten Sie ihn darum; auf seiner Seite steht es unter Organisation.",
    officer:
      "Das prüft und unterschreibt Ihr Datenschutz. Gibt es noch niemanden mit dieser Rolle, laden Sie unter Organisation ein Mitglied dafür ein.",
    house: "Das erledigt, wer Ihre Organisation führt.",
    operator: "Das kann nur der Betreiber dieses Servers ändern.",
    nobody: "Hier hilft nur warten.",
  },
  stages: {
    prepare: "Vorbereiten",
    decide: "Prüfen, ob es erlaubt ist",
    seal: "Verschlüsseln",
    upload: "Übertragen",
    grant: "Freigeben",
    done: "Gesendet",
    waiting: "Wartet auf das Netz",
    refused: "Nicht gesendet",
  },
  sent: (number: string) => `Auftrag ${number} ist gesendet.`,
  keepOpen:
    "Bitte lassen Sie dieses Fenster offen. Nach einer Unterbrechung geht es an derselben Stelle weiter.",
}
