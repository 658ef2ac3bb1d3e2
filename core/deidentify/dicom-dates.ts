/** Dates and times of DICOM where they are kept: checked by their form, and shifted by whole days where asked. */

const date = /^(\d{4})(\d{2})(\d{2})$/u
const time = /^(?:[01]\d|2[0-3])(?:[0-5]\d(?:[0-6]\d(?:\.\d{1,6})?)?)?$/u
const instant = /^(\d{4}\d{2}\d{2})((?:[01]\d|2[0-3])(?:[0-5]\d(?:[0-6]\d(?:\.\d{1,6})?)?)?)?([+-]\d{4})?$/u
const msPerDay = 86_400_000

/** Null where the text is no date of the calendar. */
function shiftDate(text: string, days: number): string | null {
  const parts = date.exec(text)
  if (parts === null) return null
  const [, year, month, day] = parts.map(Number)
  const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0)
  if (new Date(at).toISOString().slice(0, 10).replaceAll("-", "") !== text) return null
  return new Date(at + days * msPerDay).toISOString().slice(0, 10).replaceAll("-", "")
}

/** The value as it may stand, or null; an empty one stays empty. */
export function keptDate(vr: string, text: string, days: number): string | null {
  if (text === "") return ""
  if (vr === "DA") return shiftDate(text, days)
  if (vr === "TM") return time.test(text) ? text : null
  const parts = instant.exec(text)
  const day = shiftDate(parts?.[1] ?? "", days)
  return day === null ? null : `${day}${parts?.[2] ?? ""}${parts?.[3] ?? ""}`
}

/** Above 89 an age alone can single a person out: all such become 90 (HIPAA Safe Harbor, as PS3.15 refers to). */
export function keptAge(text: string): string | null {
  if (!/^\d{3}[DWMY]$/u.test(text)) return null
  return text.endsWith("Y") && Number(text.slice(0, 3)) > 89 ? "090Y" : text
}
