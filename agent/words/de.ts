/** Every sentence of the command line in German, the original. */
import { problemsInGerman } from "@zahnwolke/core/formats/problem-words.de"
import { auditWords } from "@zahnwolke/core/records/audit-words"
import type { Misuse } from "../command-line.ts"
import { helpDe } from "./help.de.ts"
import { refusalsDe } from "./refusals.de.ts"
import { termsDe } from "./terms.de.ts"

const units = ["B", "kB", "MB", "GB"] as const

function size(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes * 1.0005, 1)) / 3), units.length - 1)
  return `${new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 }).format(bytes / 1000 ** step)} ${units[step]}`
}

const files = (count: number): string => (count === 1 ? "1 Datei" : `${count} Dateien`)

function misuse(wrong: Misuse): string {
  switch (wrong.code) {
    case "no-command":
      return "Es fehlt der Befehl. `zahnwolke --help` nennt alle."
    case "unknown-command":
      return `Den Befehl „${wrong.name}“ gibt es nicht. \`zahnwolke --help\` nennt alle.`
    case "unknown-option":
      return `Die Option „${wrong.name}“ gibt es nicht. \`zahnwolke --help\` nennt alle.`
    case "option-without-value":
      return `Hinter --${wrong.name} fehlt ein Wert.`
    case "option-with-value":
      return `--${wrong.name} nimmt keinen Wert.`
    case "option-elsewhere":
      return `--${wrong.name} gehört nicht zu „${wrong.command}“.`
    case "option-missing":
      return `„${wrong.command}“ braucht --${wrong.name}.`
    case "too-few":
      return `Bei „${wrong.command}“ fehlt eine Angabe. \`zahnwolke --help\` zeigt, welche.`
    case "too-many":
      return `Bei „${wrong.command}“ steht eine Angabe zu viel. \`zahnwolke --help\` zeigt, was es nimmt.`
  }
}

export const de = {
  ...termsDe,
  help: helpDe,
  refusals: refusalsDe,
  misuse,
  size,
  moment: (at: number) =>
    new Intl.DateTimeFormat("de-DE", { dateStyle: "medium", timeStyle: "short" }).format(at),
  day: (at: number) => new Intl.DateTimeFormat("de-DE", { dateStyle: "medium" }).format(at),
  fileReason: problemsInGerman({ give: "angeben", again: "den Befehl wiederholen" }),
  opaque:
    "Der Inhalt ist verschlüsselt und lässt sich nicht ansehen. Angaben ringsum wurden entfernt, er selbst darf nur mit Einwilligung mit. Ein Export als STL oder PLY lässt sich de-identifizieren.",
  path: {
    missing: (path: string) => `„${path}“ gibt es nicht oder es darf nicht gelesen werden.`,
    "not-a-file": (path: string) => `„${path}“ ist weder Datei noch Ordner.`,
  },
  jsonFile: {
    unreadable: (path: string) => `„${path}“ lässt sich nicht lesen.`,
    "too-large": (path: string) => `„${path}“ ist zu groß für eine solche Datei.`,
    "not-json": (path: string) => `„${path}“ ist kein JSON in UTF-8.`,
  },
  folderTaken: (path: string) =>
    `In „${path}“ liegt schon etwas. Bitte einen neuen oder leeren Ordner nennen; überschrieben wird nie.`,
  noFiles: "Dort liegt keine Datei.",
  sameAs: (first: string) => `dasselbe wie ${first}, geht nur einmal mit`,
  machineFiles: (count: number) =>
    `${files(count)} des Rechners ${count === 1 ? "bleibt" : "bleiben"} hier (etwa .DS_Store, Thumbs.db).`,

  dayWrong: "Der Tag hinter --on ist keiner. Bitte so schreiben: 2026-11-23.",
  modeWrong: "Hinter --mode steht strict oder statutory.",
  requestWrong: (problem: string) => `Diese Anfrage wird nicht verstanden: ${problem}`,

  lookedAt: (count: number, all: number) => `${count} von ${all} angesehen …`,
  identityMayStand: (kind: string, place: string) => `Personenbezug möglich: ${kind} (${place})`,
  morePlaces: (count: number) => `und ${count} weitere Stellen; alle mit --json`,
  toReview: (kind: string, place: string) => `bitte ansehen: ${kind} (${place})`,
  noIdentity: "kein Personenbezug gefunden",

  threadsWrong: "Hinter --threads steht eine Zahl von 1 bis 64.",
  keepWrong: "Hinter --keep steht dates, full-dates, device, characteristics oder descriptors.",
  reportTaken: (path: string) => `„${path}“ gibt es schon. Bitte für den Bericht eine neue Datei nennen.`,
  reportInside:
    "Der Bericht liegt im Ordner, der weitergegeben wird. Darum stehen die Namen der Eingabe nicht darin.",
  identityNoObject: "Die Datei hinter --identity enthält kein JSON-Objekt.",
  identityKey:
    "In der Datei hinter --identity steht ein unbekannter Schlüssel. Bekannt sind family, given, birthDate, insuranceNumber, patientId, addresses, phones, emails, others.",
  identityValue: (key: string) =>
    key === "birthDate"
      ? "In der Datei hinter --identity ist birthDate kein Tag. Bitte so schreiben: 1980-05-04."
      : `In der Datei hinter --identity hat ${key} keine mögliche Form.`,
  rewritten: (count: number, all: number, percent: number) =>
    `${count} von ${all} fertig, nächste ${percent} % …`,
  sameFor: (count: number) => `… und ebenso ${files(count)} mehr`,
  notAlone:
    "Ein Name ist zu kurz oder zugleich ein Wort der Dateien selbst. Er wurde nur zusammen mit den übrigen Angaben gesucht, nicht für sich.",
  leakAt: (place: string) => `zurückgehalten, ein bekanntes Wort steht noch hier: ${place}`,
  deidentified: (of: { all: number; clean: number; opaque: number; refused: number; review: number }) =>
    [
      `${files(of.all)}: ${of.clean} de-identifiziert`,
      ...(of.opaque > 0 ? [`${of.opaque} unlesbar durchgereicht`] : []),
      ...(of.refused > 0 ? [`${of.refused} abgelehnt`] : []),
      ...(of.review > 0 ? [`${of.review} bitte ansehen`] : []),
    ].join(", "),
  whatItIsNot:
    "Kennungen entfernt, nicht anonym: Zähne, Kiefer, Gaumen, Panoramabilder und Gesichter bleiben und können eine Person für jemanden erkennbar machen, der Vergleichsdaten hat.",

  serverWrong: "Hinter --server steht keine Adresse, die mit https:// oder http:// beginnt.",
  serverPlain:
    "Achtung: Die Adresse ist unverschlüsselt. Inhalte bleiben versiegelt, aber wer mithört, sieht, wann und wie viel gesendet wird.",
  enrolled: (device: string, organisation: string) =>
    `Dieser PC ist jetzt als „${device}“ ein Gerät von „${organisation}“.`,
  keysOnDisk: (home: string) =>
    `Seine Schlüssel liegen in „${home}“, nur für dieses Konto lesbar. Wer sie kopiert, kann als dieser PC handeln: Bitte den Datenträger verschlüsseln und bei Verlust das Gerät in der App abmelden.`,
  left: "Dieser PC ist kein Gerät mehr. Hier liegt nichts mehr von ihm.",
  memberOf: (name: string, role: string) => `${name} (${role})`,
  fingerprint: (digits: string) => `Fingerabdruck ${digits}`,
  serverAt: (address: string, operator: string, country: string, version: string) =>
    `Server ${address}, betrieben von ${operator} in ${country}, Fassung ${version}`,

  inboxEmpty: "Kein offener Auftrag.",
  to: (name: string) => `an ${name}`,
  from: (name: string) => `von ${name}`,
  due: (day: string) => `bis ${day.split("-").toReversed().join(".")}`,
  unread: "neu",
  openQuestion: "Frage offen",

  orderKey: (keys: string) => `In der Datei hinter --order steht etwas Unbekanntes. Bekannt sind ${keys}.`,
  orderValue: (key: string) => `In der Datei hinter --order hat ${key} keine mögliche Form.`,
  filesOpen: (count: number) =>
    count === 1
      ? "Eine Datei kann so nicht mit. --without DATEI lässt sie hier, --ready-only sendet, was bereit ist; --seen DATEI sagt, dass Sie sie angesehen haben und weder Gesicht noch Name zu sehen ist, --face DATEI, dass ein Gesicht zu sehen ist und kein Name."
      : `${count} Dateien können so nicht mit. --without DATEI lässt eine hier, --ready-only sendet, was bereit ist; --seen DATEI sagt, dass Sie sie angesehen haben und weder Gesicht noch Name zu sehen ist, --face DATEI, dass ein Gesicht zu sehen ist und kein Name.`,
  verdict: {
    needs: "So darf noch nicht gesendet werden. Es fehlt:",
    deny: "So darf nicht gesendet werden:",
  },
  stages: {
    prepare: "Vorbereiten",
    decide: "Entscheiden",
    seal: "Versiegeln",
    upload: "Senden",
    grant: "Freigeben",
    done: "Fertig",
    waiting: "Warten auf das Netz",
    refused: "Nicht gesendet",
  },
  sending: (stage: string, done: string, all: string) => `${stage}: ${done} von ${all} …`,
  resumed: (count: number) =>
    count === 0
      ? "Es lag nichts mehr da."
      : count === 1
        ? "1 Auftrag gesendet."
        : `${count} Aufträge gesendet.`,
  fetched: (count: number, all: number) => `${count} von ${all} geholt …`,
  checkedHere: {
    "not-yet": "Hier wurde noch nicht noch einmal geprüft.",
    partly: (checked: number, of: number) =>
      `Hier noch einmal geprüft: ${checked} von ${of} Dateien, bisher kein Personenbezug gefunden.`,
    clean: "Hier noch einmal geprüft: kein Personenbezug gefunden.",
    findings:
      "Hier noch einmal geprüft: Es steht etwas darin, das entfernt sein sollte. Bitte die Praxis verständigen.",
  },
  notAPeriod: "Bitte zwei Tage der Form 2026-11-23 nennen, der erste nicht nach dem zweiten.",
  settingsShipped: "Niemand hat etwas unterschrieben: Es gilt die Voreinstellung.",
  settingsSigned: (by: string, moment: string) => `Unterschrieben von ${by || "?"}, ${moment}`,
  settingsWaiting: (by: string, moment: string) =>
    `Ein Vorschlag von ${by || "?"}, ${moment}, wartet auf die Unterschrift des Datenschutzes.`,
  exported: (count: number) => `${count} Dateien geschrieben …`,
  written: (count: number, bytes: string) => `${files(count)} geschrieben, ${bytes}.`,

  hashed: (count: number) => `${files(count)} geprüft …`,
  checks: {
    manifest: "Verzeichnis",
    file: "Datei",
    log: "Protokoll einer Organisation",
    statement: "Erklärung",
    protocol: "Löschprotokoll",
    checkpoint: "Stand des öffentlichen Protokolls",
    disclosure: "Weitergabe, nachgeprüft",
    sample: "Stichprobe, neu gezogen",
    register: "Register",
  },
  checkDetails: {
    chosen: "nicht vom öffentlichen Protokoll gezogen",
    ...auditWords.de.faults,
    differs: "nennt anderes, als unterschrieben ist",
    malformed: "nicht in der vorgeschriebenen Form",
    missing: "fehlt",
    changed: "verändert",
    outside: "führt aus dem Ordner hinaus",
    "not-listed": "steht nicht im Verzeichnis",
    "not-plain": "enthält etwas neben seinen Dateien",
    "not-entitled": "unterschrieben von jemandem, der das nicht darf",
    "of-another": "nicht von dem und nicht an den, der das Paket unterschrieben hat",
    refused: "nicht zu glauben",
    "protocol-malformed": "nicht in der vorgeschriebenen Form",
    "protocol-disclosure": "die Weitergabe ist nicht unterschrieben oder gehört zu einem anderen Auftrag",
    "protocol-closure": "das Ende des Auftrags hat keiner der Beteiligten unterschrieben",
    "protocol-parties": "es nennt andere Beteiligte als die Weitergabe",
    "protocol-label": "es nennt eine andere Stufe der Dateien als die Weitergabe",
    "protocol-open-points": "es nennt andere offene Punkte, als seine Erklärungen ergeben",
    "logs-missing": "die Protokolle der Organisationen fehlen; --logs nennt ihren Ordner",
    closure: "Ende des Auftrags",
    disclosure: "Weitergabe",
    receipt: "Quittung der Abholung",
    consent: "Einwilligung",
    withdrawal: "Widerruf",
    agreement: "Vereinbarung",
    profile: "Profil",
    addition: "spätere Dateien",
    "erasure-notice": "Mitteilung nach Art. 19",
    "legal-hold": "gesetzlicher Halt",
    "erasure-declaration": "Erklärung der Löschung",
    "storage-report": "Bericht des Speichers",
    "policy-mode": "Betriebsart",
    attestation: "Bescheinigung",
    settings: "Einstellungen",
  },
  signedBy: (signer: string) =>
    signer === "server" ? "vom Server unterschrieben" : `unterschrieben von ${signer}`,
  openPoints: {
    "declaration-missing": "Erklärung fehlt",
    "declaration-refused": "Erklärung nicht zu glauben",
    "storage-report-missing": "Bericht des Speichers fehlt",
    "storage-report-refused": "Bericht des Speichers nicht zu glauben",
    "addition-refused": "spätere Dateien ohne gültige Unterschrift",
    "kept-without-ground": "bewahrt etwas auf, wofür es keine Pflicht gibt:",
    "object-not-reported": "Datei nicht im Bericht des Speichers",
    "words-until": "Worte des abgelehnten Auftrags noch versiegelt bis",
    "backups-until": "Sicherungen halten Verschlüsseltes bis",
  },
  openPoint: (point: string, detail: string) => `offen: ${point}${detail === "" ? "" : ` ${detail}`}`,
  signer: (organisation: string, digits: string) => `${organisation} hat den Fingerabdruck ${digits}`,
  verified: "Alles geprüft, alles gültig. Ob die Fingerabdrücke die richtigen sind, wissen nur Sie.",
  notVerified: "Nicht alles ist gültig.",

  bug: (name: string) => `Das hat das Programm nicht erwartet (${name}). Was vorher da war, ist unverändert.`,
  disk: {
    ENOSPC: "Der Datenträger ist voll. Es wurde nichts hinterlassen.",
    EDQUOT: "Das Kontingent auf dem Datenträger ist erschöpft. Es wurde nichts hinterlassen.",
    EACCES: "Hier fehlt das Recht zu lesen oder zu schreiben.",
    EPERM: "Hier fehlt das Recht zu lesen oder zu schreiben.",
    EROFS: "Auf diesen Datenträger kann nicht geschrieben werden.",
    ENAMETOOLONG: "Ein Name ist für diesen Datenträger zu lang.",
    ENOTDIR: "Ein Teil dieses Pfades ist kein Ordner.",
    EIO: "Der Datenträger meldet einen Fehler.",
    other: "Das Betriebssystem hat abgelehnt.",
  },
}
