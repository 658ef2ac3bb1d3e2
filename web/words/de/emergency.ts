/** An emergency: what is asked, what is signed, and what is owed afterwards. */
export const emergencyDe = {
  title: "Notfall",
  offer: "Notfall: ohne Einwilligung",
  offerHint: "Nur bei Gefahr für Leib oder Leben, wenn niemand gefragt werden kann.",
  lead: (recipient: string) =>
    `Die Daten gehen ohne Einwilligung an ${recipient} (Art. 9 Abs. 2 lit. c DSGVO, § 34 StGB). Bitte bestätigen Sie jeden Satz, der zutrifft. Trifft einer nicht zu, ist es kein Notfall in diesem Sinn.`,
  danger: "Es besteht Gefahr für Leib oder Leben.",
  cannot: "Die Patientin oder der Patient ist außerstande einzuwilligen, körperlich oder rechtlich.",
  treats: (recipient: string) => `${recipient} behandelt und braucht dafür diese Unterlagen.`,
  withdrawn:
    "Der Widerruf, der vorliegt, meint diesen Notfall nicht. Ein entgegenstehender Wille ist nicht zu erkennen.",
  third: (countries: string) =>
    `Die Daten kommen nach ${countries}, ein Land ohne Angemessenheitsbeschluss. Das ist zum Schutz lebenswichtiger Interessen erforderlich (Art. 49 Abs. 1 lit. f DSGVO).`,
  signs: "Woran erkannt",
  signsHint: "Liest auch die Klinik, sonst niemand.",
  lasts:
    "Gilt höchstens zwölf Stunden, für diese Person, diese Klinik und einen Auftrag. Danach sind Sie verpflichtet, die Patientin oder den Patienten zu informieren; das steht bis dahin unter Fristen.",
  incomplete: "Bitte bestätigen Sie jeden Satz und schreiben Sie, woran der Notfall zu erkennen ist.",
  sign: "Notfall bestätigen",
  attested: (by: string, at: string, until: string) => `Bestätigt von ${by}, ${at}. Gilt bis ${until}.`,
  second: (by: string) => `Zweite Person: ${by}.`,
  nobody: "jemandem, der nicht mehr dazugehört",
  waits: "Es fehlt noch die zweite Person.",
  waitsHow:
    "Ihre Praxis verlangt, dass jemand anderes den Notfall bestätigt. Bei allen anderen Mitgliedern steht er jetzt unter Aufträge; oder jemand meldet sich an diesem Gerät an.",
  waitsElse: (phone: string) =>
    phone === ""
      ? "Ist niemand zu erreichen: Rufen Sie in der Klinik an und sagen Sie dort, was sie jetzt wissen muss. Das Gespräch braucht diese Bestätigung nicht."
      : `Ist niemand zu erreichen: Rufen Sie in der Klinik an (${phone}) und sagen Sie dort, was sie jetzt wissen muss. Das Gespräch braucht diese Bestätigung nicht.`,
  again: "Neu bestätigen",
  show: "Ansehen",
  commandLine: "Für die Befehlszeile",
  asked: {
    title: (recipient: string) => `Notfall an ${recipient}: zweite Person gesucht`,
    text: (by: string, at: string) => `${by} hat ihn am ${at} bestätigt.`,
    open: "Ansehen und bestätigen",
    confirm: "Als zweite Person bestätigen",
    lead: "Sie unterschreiben denselben Wortlaut. Bitte nur, wenn Sie sich selbst davon überzeugt haben.",
    patient: "Für",
  },
  order: {
    title: "Notfall",
    text: "Ohne Einwilligung, weil Gefahr bestand und niemand einwilligen konnte. So wurde es bestätigt:",
    signs: (signs: string) => `Woran erkannt: ${signs}`,
    owed: "Die Patientin oder der Patient ist noch nicht informiert.",
    how: "Wie und wann informiert",
    inform: "Als informiert festhalten",
    informed: (date: string, words: string) => `Informiert, festgehalten am ${date}: ${words}`,
  },
}
