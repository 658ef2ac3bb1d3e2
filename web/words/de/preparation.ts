/** What was found in a file, what became of it, and what a person must still look at. */
import { findingWords } from "@zahnwolke/core/deidentify/finding-words"
import { problemsInGerman } from "@zahnwolke/core/formats/problem-words.de"
import type { GoneThing, StayedThing } from "@zahnwolke/core/deidentify/told"
import { countedAs, pluralIn } from "../widen.ts"

const plural = pluralIn("de")

export const preparationDe = {
  notAlone:
    "Ein Name ist zu kurz oder zugleich ein Wort der Dateien selbst. Er wurde nur zusammen mit den übrigen Angaben gesucht, nicht für sich.",
  files: (count: number) => plural(count, { one: "Datei", other: "Dateien" }),
  sameAs: (first: string, travels: boolean) =>
    travels ? `Dasselbe wie ${first}, geht nur einmal mit` : `Dasselbe wie ${first}`,
  whatIsIt: (file: string) => `Was ist das? ${file}`,
  machineFiles: (count: number) =>
    plural(count, { one: "Datei des Rechners bleibt hier", other: "Dateien des Rechners bleiben hier" }),
  status: {
    ready: "bereit",
    review: "bitte ansehen",
    opaque: "geht unverändert mit",
    refused: "kann nicht mit",
  },
  summaryClean: "Keine Angaben zur Person gefunden",
  told: {
    gone: (count: number) => plural(count, { one: "Angabe entfernt", other: "Angaben entfernt" }),
    more: "und weitere",
    stayed: "Behalten",
    details: "Was wo stand",
    places: "Genannt sind Art und Ort, nie der Wert.",
    stays: "bleibt hier",
    whole: "Nichts entfernt: Die Datei geht, wie sie ist.",
  },
  gone: {
    name: countedAs("Name", "Namen"),
    "birth-date": countedAs("Geburtsdatum", "Angaben zur Geburt"),
    "patient-number": countedAs("Patientennummer", "Patientennummern"),
    contact: countedAs("Anschrift oder Telefon", "Angaben zu Anschrift und Telefon"),
    patient: countedAs("weitere Angabe zum Patienten", "weitere Angaben zum Patienten"),
    people: countedAs("Name aus Praxis oder Labor", "Namen aus Praxis oder Labor"),
    place: countedAs("Ort oder Einrichtung", "Angaben zu Ort und Einrichtung"),
    covered: countedAs("verdeckte Stelle", "verdeckte Stellen"),
    outside: countedAs("abgeschnittener Bereich", "abgeschnittene Bereiche"),
    face: countedAs("Gesichtsoberfläche (gemessen)", "Gesichtsoberflächen (gemessen)"),
    date: countedAs("Datum", "Datumsangaben"),
    comment: countedAs("Kommentar", "Kommentare"),
    text: countedAs("freier Text", "freie Texte"),
    "order-field": countedAs("Feld des Auftrags", "Felder des Auftrags"),
    "file-name": countedAs("Dateiname", "Dateinamen"),
    device: countedAs("Gerät", "Angaben zum Gerät"),
    number: countedAs("Kennnummer", "Kennnummern"),
    preview: countedAs("Vorschaubild", "Vorschaubilder"),
    overlay: countedAs("eingeblendete Ebene", "eingeblendete Ebenen"),
    maker: countedAs("Angabe des Herstellers", "Angaben des Herstellers"),
    hidden: countedAs("versteckter Rest", "versteckte Reste"),
  } satisfies Readonly<Record<GoneThing, (count: number) => string>>,
  stayed: {
    whole: "alles, unverändert",
    form: "Form",
    colour: "Farben",
    picture: "Bildpunkte",
    measures: "Maße",
    "slice-thickness": "Schichtdicke",
    side: "Seitenangabe",
    grey: "Grauwerte",
    work: "Zähne, Arbeit und Farbe",
    dates: "Datum (gewünscht)",
    "moved-dates": "verschobenes Datum (gewünscht)",
    device: "Gerät (gewünscht)",
    patient: "Geschlecht, Alter oder Größe (gewünscht)",
    unread: "verschlüsselter Teil",
  } satisfies Readonly<Record<StayedThing, string>>,
  slices: (count: number) => plural(count, { one: "Schicht", other: "Schichten" }),
  before: "Vorher",
  after: "Nachher",
  leaveOut: "Auslassen",
  takeBack: "Doch mitsenden",
  leftOut: "ausgelassen",
  review: "Ansehen",
  reviewTitle: (name: string) => `${name} ansehen`,
  reviewText: {
    face: "Ist ein Gesicht zu sehen? Bitte auf die Zähne zuschneiden oder verdecken.",
    "burned-in-text": "Steht Schrift im Bild? Bitte Namen und Daten verdecken.",
    "embossed-text": "Ist auf dem Modell Schrift geprägt?",
    "free-text": "Steht im Text ein Name oder ein Datum?",
    "face-surface":
      "Aus dieser Aufnahme lässt sich das Gesicht nachbilden. Bitte zuschneiden, nur mit Einwilligung mitsenden oder auslassen. Anonym wird sie in keinem Fall.",
    "unreadable-geometry":
      "Die Geometrie ist verschlüsselt und lässt sich nicht ansehen. Sie geht unverändert mit.",
    other: "Bitte prüfen Sie, ob etwas zur Person erkennbar ist.",
  },
  showsFace: "Ist ein Gesicht zu erkennen?",
  showsFaceNo: "Nein, nur Mund und Zähne",
  showsFaceYes: "Ja",
  faceWithConsent: "Ja, nur mit Einwilligung senden",
  noFace: "Nein, kein Gesicht",
  cropped: (lengths: readonly string[]) => `Zugeschnitten auf ${lengths.join(" × ")} mm`,
  croppedTo:
    "Zugeschnitten: Gezeigt ist, was mitgeht. Schichten und Ränder außerhalb bleiben hier. Was bleibt, ist weiter eine Gesundheitsangabe dieser Person.",
  uncrop: "Wieder ganz",
  crop: "Zuschneiden",
  preparedOf: (done: number, all: number) => `${done} von ${all} Dateien geprüft …`,
  decisions: {
    "not-asked": "nichts anzusehen",
    open: "noch nicht angesehen",
    "nothing-to-see": "angesehen, nichts zur Person zu sehen",
    "painted-over": "angesehen und übermalt oder zugeschnitten",
    "shows-face": "angesehen, Gesicht zu erkennen",
    "as-it-came": "unverändert, für diese Datei bestätigt",
  },
  /** Before the consent that covers it is on file. */
  labels: {
    identified: "Mit Bezug zur Person – nur mit Einwilligung",
  },
  labelled: {
    identified: "Mit Namen – Einwilligung liegt vor",
    "identifiers-removed": "Kennungen entfernt",
    "face-removed": "Kennungen und Gesichtsoberfläche entfernt",
  },
  original: {
    confirm: {
      "not-deidentifiable": (to: string) => `Unverändert und mit Namen an ${to} senden`,
      radiograph: (to: string) => `Original unverändert an ${to} senden`,
    },
    why: "Ein Röntgenbild zur Mitbehandlung muss unverändert sein. Eine bereinigte Fassung darf nicht gesendet werden.",
    needsConsent: "Dafür fehlt die Einwilligung, die diese Art von Datei mit Namen nennt.",
    askConsent: "Einwilligung einholen",
    awaits: "bitte bestätigen",
  },
  whatItIsNot:
    "Was unter einem Code geht, wurde nach allen Angaben durchsucht, die diese Praxis kennt. Zähne, Kiefer, Gaumen, Panoramabilder und Gesichter bleiben und können eine Person für jemanden erkennbar machen, der Vergleichsdaten hat.",
  imageOf: (at: number, count: number) => `Bild ${at} von ${count}`,
  onlyThisImage: "Nur auf diesem Bild übermalen",
  paintOver: "Übermalen und übernehmen",
  imageDamaged:
    "Dieses Bild ist beschädigt und lässt sich nicht zeigen. Bitte auslassen oder neu exportieren.",
  nothingSeen: "Nichts zur Person zu sehen",
  kinds: findingWords.de,
  problem: problemsInGerman({ give: "ablegen", again: "noch einmal ablegen" }),
  opaque: "Der Inhalt lässt sich nicht lesen und nicht bereinigen. Er gilt als Angabe mit Bezug zur Person.",
}
