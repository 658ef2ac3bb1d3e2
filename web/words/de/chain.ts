/** Who holds something, from the practice to the last holder. */
export const chainDe = {
  titleOrder: "Wer hat diese Daten?",
  titlePatient: "Wer hat die Daten?",
  none: "Es wurde noch nichts weitergegeben.",
  origin: "von hier ausgegangen",
  asText: "Als Text lesen",
  sentence: (from: string, to: string) => `${from} an ${to}`,
  until: (day: string) => `löschen bis ${day}`,
  unknownUntil: "Löschtag nicht bekannt",
  countriesNow: (countries: string) => `heute nach eigener Angabe: ${countries}`,
  sent: (order: string, day: string) => (order === "" ? `Vom ${day}` : `Auftrag ${order} vom ${day}`),
  noGround: "Grundlage nicht bekannt",
  doubtful: "Nicht gedeckt: Fragen Sie nach.",
  hiddenText: "Die Gegenseite hat gesagt, dass sie weitergab. Der Server zeigt die Unterschrift dazu nicht.",
  states: {
    waiting: "noch nicht abgeholt",
    held: "hat die Daten",
    erasing: "Löschung läuft",
    restricted: "gelöscht bis auf das gesetzlich Aufbewahrte",
    erased: "gelöscht, von beiden erklärt",
    hidden: "verborgen",
  },
}
