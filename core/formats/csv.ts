/** Tables for spreadsheets: semicolons, as those in Germany read them, and no cell that would be run. */

/** A cell that begins like a formula would be run by a spreadsheet. */
const cell = (text: string): string => `"${text.replace(/^(?=[=+\-@\t\r])/u, "'").replaceAll('"', '""')}"`

/** With the mark by which spreadsheets know UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`
