/** The settings of the house: what each one changes, what it may be, and what nobody can set. */
import type { Knobs } from "@zahnwolke/core/policy/knobs"

interface KnobWords {
  readonly name: string
  /** One sentence: what is different when it is changed. */
  readonly changes: string
  readonly values: Readonly<Record<string, string>>
  readonly unit?: string
}

const officerOff = { off: "aus", "dpo-per-case": "im Einzelfall, mit Unterschrift des Datenschutzes" }

const knobs: Readonly<Record<keyof Knobs, KnobWords>> = {
  labRole: {
    name: "Rolle des Labors",
    changes:
      "Was Datenvereinbarung, Verzeichnis und Information über das Labor sagen. Unterschrieben wird derselbe Wortlaut, und kein Urteil hängt davon ab.",
    values: { controller: "selbst verantwortlich", processor: "Auftragsverarbeiter" },
  },
  usDpf: {
    name: "USA mit Data Privacy Framework",
    changes: "Ob an gelistete Firmen in den USA gesendet werden darf und ob der Datenschutz zustimmen muss.",
    values: { off: "nie", dpo: "mit Unterschrift des Datenschutzes", on: "ohne weitere Unterschrift" },
  },
  thirdCountry: {
    name: "Länder ohne Angemessenheitsbeschluss",
    changes: "Ob überhaupt in ein Land wie China oder Singapur gesendet werden darf.",
    values: officerOff,
  },
  thirdCountryIdentified: {
    name: "Name in ein solches Land",
    changes: "Ob dorthin auch unter dem Namen statt unter einem Code gesendet werden darf.",
    values: officerOff,
  },
  taxLocation: {
    name: "Ort der Steuerunterlagen",
    changes: "Wo Rechnungen und Belege gespeichert werden dürfen (§ 146 AO).",
    values: {
      DE: "nur Deutschland",
      EU: "Europäische Union",
      permit: "anderswo mit Bewilligung des Finanzamts",
    },
  },
  consentMaxMonths: {
    name: "Höchstalter einer Einwilligung",
    changes: "Ältere Einwilligungen decken nichts mehr; der Patient wird neu gefragt.",
    values: {},
    unit: "Monate",
  },
  anonRel: {
    name: "„Anonym für diesen Empfänger“",
    changes: "Ob diese Einstufung möglich ist; sie braucht immer einen unterschriebenen Test.",
    values: { off: "aus", dpo: "mit Test und Unterschrift des Datenschutzes" },
  },
  parcelTtlDays: {
    name: "Dateien nach der Abholung",
    changes: "So lange bleiben gesendete Dateien liegen. Gilt für Aufträge, die ab jetzt gesendet werden.",
    values: {},
    unit: "Tage",
  },
  emergencySecondPerson: {
    name: "Zweite Person im Notfall",
    changes: "Ob im Notfall eine zweite Person dieselben Worte mitunterschreibt.",
    values: { yes: "ja", no: "nein" },
  },
  bothParents: {
    name: "Unterschrift beider Eltern",
    changes: "Wann für ein Kind beide Eltern unterschreiben müssen.",
    values: { "named-cases": "bei Drittland und Abrechnung", always: "immer" },
  },
  countriesAsThird: {
    name: "Länder, die wir strenger behandeln",
    changes:
      "Diese Länder gelten bei uns als Länder ohne Angemessenheitsbeschluss, was immer die Tabelle sagt.",
    values: {},
  },
}

export const settingsDe = {
  title: "Regeln und Einstellungen",
  lead: "Jede Änderung wird unterschrieben und gilt auf allen Geräten. Vorher sehen Sie, was sich dadurch ändert.",
  open: "Ansehen und ändern",
  mode: "Streng oder gesetzlich",
  summary: (mode: string, changed: number) =>
    changed === 0
      ? `${mode}. Alle Einstellungen wie ausgeliefert.`
      : `${mode}. ${changed === 1 ? "Eine Einstellung weicht" : `${changed} Einstellungen weichen`} von der Auslieferung ab.`,
  modeTitles: {
    strict: "Zurück zu „Streng“",
    statutory: "„Gesetzlich“ unterschreiben",
  },
  modeUntil: (day: string) => `Gilt bis ${day}; danach gilt wieder „Streng“. Zurücknehmen geht jederzeit.`,
  modeSigned: {
    strict: "Diese Worte werden unterschrieben.",
    statutory: "Diese Worte werden unterschrieben.",
  },
  modePartners: "Was sich ändert: ein üblicher Auftrag unter einem Code, ohne Einwilligung",
  modeNothing: "Für die Partner von heute ändert sich dadurch nichts.",
  knobsTitle: "Einstellungen",
  who: {
    owner:
      "Strenger stellen Sie mit Ihrer eigenen Unterschrift. Was lockerer wird, unterschreibt der Datenschutz; Sie können es ihm vorlegen.",
    officer: "Sie dürfen strenger und lockerer stellen; beides unterschreiben Sie.",
    others: "Ändern darf, wer die Organisation verwaltet, und der Datenschutz.",
  },
  shipped: "Es gelten die Voreinstellungen; noch niemand hat etwas geändert.",
  signed: (moment: string, by: string) =>
    `Zuletzt unterschrieben am ${moment}${by === "" ? "" : ` von ${by}`}.`,
  knobs,
  none: "keine",
  codes: "Ländercodes mit Komma, etwa CH, GB; leer: keine",
  today: "Heute",
  default: "Voreinstellung",
  limits: "Möglich",
  between: (least: number, most: number, unit: string) => `${least} bis ${most} ${unit}`,
  wrongNumber: (range: string) => `Bitte eine ganze Zahl: ${range}.`,
  stricterOnly: "nur strenger als die Tabelle der Länder",
  changedSome: (count: number) =>
    count === 0 ? "Änderungen ansehen" : count === 1 ? "1 Änderung ansehen" : `${count} Änderungen ansehen`,
  changedNone: "Es ist nichts geändert.",
  discard: "Verwerfen",
  wrong: "Bitte erst die rot markierten Werte berichtigen.",
  previewTitle: "Was sich ändert",
  previewing: "Die Regeln werden mit den neuen Werten noch einmal befragt …",
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  looser: "lockerer",
  nothingElse:
    "Für Ihre heutigen Partner, die laufenden Aufträge, die Speicher und die Einwilligungen ändert sich nichts.",
  partnersTitle: "Partner, bei einem üblichen Auftrag mit Einwilligung",
  ordersTitle: "Laufende Aufträge, noch einmal beurteilt",
  ordersText: "Was gesendet ist, bleibt gesendet; es geht nur nichts Neues.",
  orderCalled: (number: string) => `Auftrag ${number}`,
  hostsTitle: "Speicher",
  consentsTitle: "Einwilligungen",
  ending: (count: number) =>
    count === 1 ? "1 Einwilligung deckt nichts mehr." : `${count} Einwilligungen decken nichts mehr.`,
  reviving: (count: number) =>
    count === 1 ? "1 Einwilligung deckt wieder." : `${count} Einwilligungen decken wieder.`,
  verdicts: { permit: "erlaubt", needs: "es fehlt etwas", deny: "verboten" },
  still: { permit: "weiter erlaubt", needs: "es fehlt etwas anderes als bisher", deny: "weiter verboten" },
  gone: "Fällt weg:",
  added: "Kommt hinzu:",
  why: "Grund:",
  receives: { yes: "nimmt auf", no: "nimmt nichts auf" },
  sign: "Unterschreiben",
  signedNow: "Unterschrieben. Die neuen Werte gelten ab sofort.",
  needsOfficer: "Das macht die Regeln lockerer. Es gilt erst, wenn der Datenschutz unterschreibt.",
  noOfficer: "Noch ist niemand als Datenschutz dabei.",
  inviteOfficer: "Datenschutz einladen",
  propose: (name: string) => (name === "" ? "Dem Datenschutz vorlegen" : `${name} vorlegen`),
  proposed: "Vorgelegt. Bis zur Unterschrift bleibt alles, wie es ist.",
  proposal: (by: string, moment: string) => `${by} hat am ${moment} andere Werte vorgeschlagen.`,
  proposalOpen: "Vorschlag ansehen",
  fixedTitle: "Was sich nicht einstellen lässt",
  fixedText: "Hier steht das Gesetz. Es gibt keinen Schalter dafür, auch nicht für den Datenschutz.",
  fixed: {
    e2ee: "Nichts geht unverschlüsselt: Ende-zu-Ende-Verschlüsselung (Art. 32 DSGVO).",
    secrecy: "Wer Patientendaten erhält, ist zur Verschwiegenheit verpflichtet (§ 203 StGB).",
    avv: "Mit jedem Dienstleister gibt es einen Vertrag (Art. 28 DSGVO).",
    chapterV: "Ohne Grundlage geht nichts in ein Drittland (Kapitel V DSGVO).",
    cloud393: "Für die Cloud gelten Ort, Niederlassung und C5 (§ 393 SGB V).",
    onwardReserved: "Wer sich Weitergabe vorbehält, erhält nichts (Art. 28 Abs. 2 DSGVO; § 203 Abs. 4 StGB).",
    gozForm: "Abrechnungsstellen brauchen eine schriftliche Einwilligung (§ 10 Abs. 6 GOZ).",
    radiographOriginal: "Röntgenoriginale bleiben unverändert (§ 127 StrlSchV).",
    retention: "Laufende Aufbewahrungspflichten werden nicht abgekürzt.",
    unknownCountry: "Was niemand weiß, gilt als das Schlechteste: Unbekanntes wird nicht beliefert.",
    roles: "Wer Empfänger und wer Auftragsverarbeiter sein kann, liegt fest.",
  },
}
