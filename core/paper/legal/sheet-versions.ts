/** The papers on which the consent form rests: a change of their wording is a new version, and each consent says which it was. */
export const informationVersion = "2026-11b"
export const riskSheetVersion = "2026-11b"
