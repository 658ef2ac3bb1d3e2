/** What is kept by law, what is held, what goes when, and who was told. */
import { pluralIn } from "../widen.ts"

const plural = pluralIn("de")

export const retentionDe = {
  keepTitle: "Das behalten Sie in Ihrer eigenen Akte",
  keepText:
    "Was das Gesetz verlangt, ist angekreuzt. Ihre Auswahl wird mit der Löschung unterschrieben und der anderen Seite gezeigt. Sie bleibt bis zum genannten Tag eingeschränkt.",
  keepUntil: (date: string, law: string) => `bis ${date} · ${law}`,
  keepNothing: "Nach dem Löschen bleibt nichts.",
  keepChange: "Auswahl ändern",
  keepSave: "Übernehmen",
  keepDid: "Auswahl übernommen.",
  kept: (what: string, date: string, law: string) => `behält „${what}“ bis ${date} (${law})`,
  keptUngrounded: (what: string, date: string) =>
    `nennt „${what}“ bis ${date}; dafür gibt es keine Aufbewahrungspflicht. Bitte fragen Sie nach.`,
  noticeTitle: "Mitteilung nach Art. 19 DSGVO",
  noticeFromUs: {
    erase: (name: string, date: string) => `${name} wurde am ${date} aufgefordert zu löschen.`,
    restrict: (name: string, date: string) =>
      `${name} wurde am ${date} aufgefordert, die Daten einzuschränken; das Hergestellte bleibt dokumentiert.`,
  },
  noticeToUs: {
    erase: (name: string, date: string) =>
      `${name} hat am ${date} gebeten zu löschen. Ihre Antwort: abschließen, und dabei nennen, was Sie behalten müssen.`,
    restrict: (name: string, date: string) =>
      `${name} hat am ${date} gebeten, die Daten einzuschränken. Was Sie über das Hergestellte aufbewahren müssen, nennen Sie beim Abschließen.`,
  },
  noticeCause: {
    withdrawn: "Die Einwilligung wurde widerrufen.",
    erased: "Die Daten sind an der Quelle gelöscht.",
  },
  noticeOpen: (days: number, until: string) =>
    days === 0
      ? `Antwort offen seit heute, erbeten bis ${until}`
      : `Antwort offen seit ${plural(days, { one: "Tag", other: "Tagen" })}, erbeten bis ${until}`,
  noticeErased: (date: string) => `gelöscht, ${date}`,
  noticeRestricted: (date: string) => `gelöscht bis auf das Aufbewahrte, ${date}`,
  held: "angehalten",
  holdUs: "uns",
  holdBy: (name: string, date: string) => `Löschung angehalten von ${name}, ${date}.`,
  holdSet: "Löschung anhalten",
  holdLift: "Halt aufheben",
  holdText: {
    set: "Solange der Halt steht, wird nichts gelöscht. Die Frist und ein Abschluss sperren den Zugriff wie sonst. Der Halt wird unterschrieben; die andere Seite sieht, dass es ihn gibt und aus welchem Anlass.",
    lifted: "Was wegen des Halts wartet, wird danach gelöscht.",
  },
  holdGround: "Anlass",
  holdGrounds: {
    claim: "Ansprüche oder ein Rechtsstreit.",
    authority: "Anordnung einer Behörde oder eines Gerichts.",
    inspection: "Laufende Prüfung.",
  },
  holdReasonHint: "Bleibt verschlüsselt in Ihrer Akte.",
  holdReasonMissing: "Bitte nennen Sie den Grund.",
  holdDid: { set: "Die Löschung ist angehalten.", lifted: "Der Halt ist aufgehoben." },
  scheduleTitle: "Löschplan",
  scheduleLead: "Was wann gelöscht wird und warum, und welche Antworten noch ausstehen.",
  scheduleEmpty: "Nichts steht zur Löschung an",
  scheduleEmptyText: "Sobald ein Auftrag läuft, steht hier sein letzter Tag.",
  scheduleOn: "Am",
  scheduleWhat: "Was",
  scheduleWhy: "Warum",
  scheduleHold: "Anhalten",
  scheduleWhys: {
    deadline: "Vereinbarte Frist.",
    ended: "Der Auftrag ist beendet.",
    kept: "Ende der gesetzlichen Aufbewahrung.",
    answer: "Hier gelöscht; der Empfänger hat noch nicht geantwortet.",
  },
}
