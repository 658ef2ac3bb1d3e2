/** The texts that two organisations sign before the first file, German being the original. A change is a new version. */
import { hashHex } from "../encoding/hash.ts"
import { utf8 } from "../encoding/bytes.ts"
import type { AgreementKind } from "./agreement.ts"

export interface AgreementText {
  readonly version: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** Contents of Art. 28(3) GDPR, whatever role the laboratory has in law (spec policy 2.6). No lawyer has signed it yet. */
const dataAgreement: AgreementText = {
  version: "2026-11b",
  title: "Vereinbarung über den Umgang mit Patientendaten (Inhalt nach Art. 28 Abs. 3 DSGVO)",
  paragraphs: [
    "1. Gegenstand und Zweck: Die Parteien tauschen Aufträge, Scans, Aufnahmen und Konstruktionen aus, um Zahnersatz und andere Sonderanfertigungen herzustellen. Jede andere Verwendung ist ausgeschlossen, auch Auswertung, Werbung und das Trainieren von Programmen.",
    "2. Dauer: bis zum Ende des jeweiligen Auftrags; die Vereinbarung gilt zwölf Monate und wird erneuert.",
    "3. Betroffene und Daten: Patientinnen und Patienten der auftraggebenden Praxis; Gesundheitsdaten in der Form, die die Freigabe des einzelnen Auftrags nennt, in der Regel unter einem Code ohne Namen.",
    "4. Weisung: Daten werden nur nach dem Auftrag und der Freigabe verarbeitet. Für die Rechtmäßigkeit steht ein, wer den Auftrag gibt; er darf Weisungen erteilen, kontrollieren und jederzeit Löschung oder Rückgabe verlangen. Wer eigene Zwecke oder Mittel bestimmt, ist insoweit selbst verantwortlich (Art. 28 Abs. 10 DSGVO). Verlangt ein Gesetz etwas anderes, wird die andere Partei vorher unterrichtet, soweit das erlaubt ist.",
    "5. Vertraulichkeit: Alle, die mit den Daten umgehen, sind auf Vertraulichkeit verpflichtet und über § 203 StGB belehrt.",
    "6. Sicherheit: Daten bleiben Ende-zu-Ende-verschlüsselt; entschlüsselte Kopien liegen nur auf geschützten Geräten und nur so lange wie nötig (Art. 32 DSGVO).",
    "7. Weitergabe: Weitere Empfänger sind nur zulässig, wenn der Auftrag sie namentlich nennt; Änderungen werden vorher angezeigt, die andere Partei kann widersprechen, und für sie gelten dieselben Pflichten. Ein eigenes Recht zur Weitergabe behält sich keine Partei vor.",
    "8. Orte: Sitz, Verarbeitung, Speicherung, Sicherung und Fernzugriff liegen in den Ländern, die das Profil nennt. Eine Änderung wird vorher mitgeteilt und prüft sich neu.",
    "9. Hilfe: Die Parteien unterstützen einander bei den Rechten der Betroffenen und bei Art. 32 bis 36 DSGVO. Verletzungen des Schutzes werden binnen 24 Stunden gemeldet.",
    "10. Löschung: Nach Abschluss, Ablehnung, Widerruf oder Fristablauf werden Daten mit allen Kopien und Schlüssel nach Wahl der auftraggebenden Partei gelöscht oder zurückgegeben; jede Partei erklärt das mit Unterschrift. Gesetzliche Aufbewahrungspflichten bleiben unberührt.",
    "11. Nachweis: Jede Partei stellt der anderen die Angaben zur Verfügung, die den Nachweis dieser Pflichten erlauben, lässt Prüfungen zu, auch vor Ort, und weist auf rechtswidrige Weisungen hin.",
    "12. Form: Die Vereinbarung und ihre Änderungen werden in Textform oder elektronisch geschlossen (Art. 28 Abs. 9 DSGVO).",
  ],
}

const secrecyUndertaking: AgreementText = {
  version: "2026-11",
  title: "Verpflichtung zur Verschwiegenheit (§ 203 Abs. 3 und 4 StGB)",
  paragraphs: [
    "Wir wirken an der beruflichen Tätigkeit von Zahnärztinnen und Zahnärzten mit und erfahren dabei fremde Geheimnisse.",
    "Wir verpflichten uns, diese Geheimnisse nicht unbefugt zu offenbaren und uns nur insoweit Kenntnis zu verschaffen, wie es für den Auftrag erforderlich ist.",
    "Alle bei uns tätigen Personen und alle weiteren mitwirkenden Stellen haben wir ebenso verpflichtet und tun dies auch künftig, bevor sie Kenntnis erhalten.",
    "Uns ist bekannt, dass eine unbefugte Offenbarung nach § 203 StGB mit Freiheitsstrafe bis zu einem Jahr oder mit Geldstrafe bestraft wird, in besonderen Fällen bis zu zwei Jahren.",
  ],
}

export const agreementTexts: { readonly [Kind in AgreementKind]: AgreementText } = {
  "data-agreement": dataAgreement,
  "secrecy-undertaking": secrecyUndertaking,
}

export const agreementHash = (kind: AgreementKind): string => {
  const { title, paragraphs, version } = agreementTexts[kind]
  return hashHex(utf8([version, title, ...paragraphs].join("\n")))
}
