/** What is said of each third country: which decision holds, or that none does and what that means. */
const de = {
  none: "Es ist keine Übermittlung in ein Drittland beabsichtigt.",
  whose: {
    recipient: (country: string) => country,
    own: (country: string) => `${country} (eigene Orte oder Server)`,
  },
  decision: {
    adequate: (where: string, instrument: string) =>
      `${where}: Angemessenheitsbeschluss der Europäischen Kommission, ${instrument} (Art. 45 DSGVO).`,
    limited: (where: string, instrument: string) =>
      `${where}: Angemessenheitsbeschluss ${instrument} (Art. 45 DSGVO), der nur in seinem Bereich gilt. Ob der Empfänger darunter fällt, wird vorher geprüft.`,
    "us-dpf": (where: string, instrument: string) =>
      `${where}: Angemessenheitsbeschluss ${instrument} (Art. 45 DSGVO), nur für Empfänger auf dessen Liste, die vorher geprüft wird.`,
  },
  closed: (where: string) =>
    `${where}: kein Angemessenheitsbeschluss. Nach den geltenden Einstellungen wird dorthin nichts übermittelt.`,
  without: (where: string) =>
    `${where}: kein Angemessenheitsbeschluss. Übermittelt wird nur mit ausdrücklicher Einwilligung, die das Land nennt, nach Aufklärung mit dem Risikoblatt (Art. 49 Abs. 1 lit. a DSGVO), oder mit geeigneten Garantien (Art. 46 DSGVO), von denen es auf Verlangen eine Kopie gibt.`,
  ownWithout: (where: string) =>
    `${where}: kein Angemessenheitsbeschluss. Auf welcher Garantie die Verarbeitung dort beruht (Art. 46, 49 DSGVO), weiß das Programm nicht; sie ist hier nachzutragen.`,
}

const en: typeof de = {
  none: "No transfer to a third country is intended.",
  whose: {
    recipient: (country) => country,
    own: (country) => `${country} (own places or server)`,
  },
  decision: {
    adequate: (where, instrument) =>
      `${where}: adequacy decision of the European Commission, ${instrument} (Art. 45 GDPR).`,
    limited: (where, instrument) =>
      `${where}: adequacy decision ${instrument} (Art. 45 GDPR), which holds within its limits only. Whether the recipient falls within them is checked before.`,
    "us-dpf": (where, instrument) =>
      `${where}: adequacy decision ${instrument} (Art. 45 GDPR), only for recipients on its list, which is checked before.`,
  },
  closed: (where) =>
    `${where}: no adequacy decision. Under the settings in force nothing is transferred there.`,
  without: (where) =>
    `${where}: no adequacy decision. Data go there only with explicit consent that names the country, after the risk sheet was explained (Art. 49(1)(a) GDPR), or with appropriate safeguards (Art. 46 GDPR), of which there is a copy on request.`,
  ownWithout: (where) =>
    `${where}: no adequacy decision. On which safeguard processing there rests (Art. 46, 49 GDPR) the program does not know; it must be added here.`,
}

export const thirdCountryWords = { de, en }
