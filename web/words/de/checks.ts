/** What is checked about a partner or a host, word for word as it is signed. */
export const checksDe = {
  title: "Prüfungen zu diesem Partner",
  lead: "Weil er außerhalb der sicheren Länder arbeitet oder weitere Empfänger nennt. Sie gelten für alle Aufträge, bis sie ablaufen oder der Partner umzieht. In den USA genügt der Eintrag in der Liste mit der Prüfung, sonst braucht es Klauseln und TIA.",
  counts: "gilt",
  open: "offen",
  ended: "gilt nicht",
  sign: "Prüfen und unterschreiben",
  see: "Ansehen",
  signed: "Unterschrieben.",
  result: "Ergebnis",
  positive: "trägt",
  negative: "trägt nicht",
  reason: "Begründung",
  holds: (days: number) => `Gilt ${days} Tage. Ein neues Ergebnis ersetzt das alte.`,
  standing: (result: string, day: string, until: string) =>
    `${result}, geprüft am ${day}, zählt bis ${until}`,
  listedUntil: "Eintrag in der Liste gültig bis",
  module: "Modul",
  modules: (module: string) => `Modul ${module}`,
  permit: "Nummer und Datum der Bewilligung",
  pledge: "Zusage an alle Partner",
  pledgeText:
    "Partner dürfen Ihnen Daten, die für Sie anonym sind, erst senden, wenn Sie zugesagt haben, niemanden wiederzuerkennen.",
  pledgeSign: "Zusage unterschreiben",
  pledgeGiven: (until: string) => `Unterschrieben, gültig bis ${until}`,
  pledgeSigned:
    "Wir versuchen nicht, aus Daten ohne Namen eine Person wiederzuerkennen, führen sie nicht mit anderen Daten dafür zusammen und geben sie niemandem, der es versuchen könnte.",
  titles: {
    "scope-check": "Anwendungsbereich der Angemessenheit",
    "dpf-check": "Eintrag in der DPF-Liste",
    "dpo-review": "Prüfung durch den Datenschutz",
    "standard-contractual-clauses": "Standardvertragsklauseln",
    "transfer-impact-assessment": "Prüfung der Übermittlung (TIA)",
    "onward-decision": "Prüfung weiterer Empfänger",
    "anonymity-test": "Anonymitätsprüfung",
    "tax-release": "Freigabe des Orts für Steuerunterlagen",
    "tax-data-access": "Datenzugriff der Finanzverwaltung",
    "tax-place-notice": "Mitteilung des Orts an das Finanzamt",
    "tax-permit": "Bewilligung des Finanzamts",
  },
  texts: {
    "scope-check": (name: string, countries: string) =>
      `Der Angemessenheitsbeschluss umfasst ${name} und diese Daten (${countries}, Art. 45 DSGVO).`,
    "dpf-check": (name: string, countries: string) =>
      `Ich habe heute in der Liste des EU-US Data Privacy Framework nachgesehen: ${name} (${countries}) ist dort aktiv eingetragen, und der Eintrag umfasst Gesundheitsdaten, nicht nur Personaldaten.`,
    "dpo-review": (name: string, countries: string) =>
      `Ich habe die Weitergabe an ${name} (${countries}) als datenschutzbeauftragte Person geprüft.`,
    "standard-contractual-clauses": (name: string, countries: string) =>
      `Mit ${name} (${countries}) sind die Standardvertragsklauseln des Beschlusses (EU) 2021/914 unverändert vereinbart (Art. 46 Abs. 2 lit. c DSGVO).`,
    "transfer-impact-assessment": (name: string, countries: string) =>
      `Für ${name} sind Recht und Praxis in ${countries} geprüft: ob Behörden auf die Daten zugreifen können, ob die Klauseln dort eingehalten werden können und welche Maßnahmen hinzukommen (EuGH C-311/18; EDSA 01/2020).`,
    "onward-decision": (name: string, _: string) =>
      `${name} nennt weitere Empfänger. Jeder ist als eigene Übermittlung geprüft; genannt wird nur, wer nach den Regeln erhalten darf (Art. 28 Abs. 2, 4, Art. 44 DSGVO).`,
    "anonymity-test": (name: string, _: string) =>
      `Geprüft für ${name}: Herausgreifen, Verknüpfen und Folgern sind ausgeschlossen, auch mit den Mitteln, die dieser Empfänger vernünftigerweise hat (WP 216; EuGH C-413/23 P).`,
    "tax-release": (name: string, countries: string) =>
      `Steuerunterlagen dürfen bei ${name} in ${countries} liegen (§ 146 Abs. 2a AO).`,
    "tax-data-access": (name: string, countries: string) =>
      `${name} (${countries}) gewährt der Finanzverwaltung den vollen Datenzugriff Z1 bis Z3 (§ 147 Abs. 6 AO).`,
    "tax-place-notice": (name: string, countries: string) =>
      `Dem Finanzamt ist mitgeteilt, dass Rechnungen bei ${name} in ${countries} liegen (§ 14b Abs. 2 Satz 3 UStG).`,
    "tax-permit": (name: string, countries: string) =>
      `Das Finanzamt hat bewilligt, dass Steuerunterlagen bei ${name} in ${countries} liegen (§ 146 Abs. 2b AO).`,
  },
}
