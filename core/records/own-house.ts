/** The one sentence with which an organisation says that nobody but itself holds its data; what is shown is what is signed. */
export const ownHouseText = {
  de: "Dieser Server und sein Speicher stehen in unseren eigenen Räumen. Wir betreiben sie selbst, auch Sicherung und Wartung; niemand sonst hat Zugang.",
  en: "This server and its storage stand in our own rooms. We run them ourselves, backups and maintenance included; nobody else has access.",
} as const
