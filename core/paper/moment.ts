/** Days and times as they stand on paper: always in UTC and said so, because paper travels further than a time zone. */
import type { Language } from "./pdf.ts"

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

const two = (value: number): string => String(value).padStart(2, "0")

/** Milliseconds since 1970, or "?" where they are none that a calendar has. */
export function printedDay(at: number, language: Language): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return "?"
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()]
  return language === "de" ? `${two(day)}.${two(month + 1)}.${year}` : `${day} ${months[month] ?? ""} ${year}`
}

export function printedMoment(at: number, language: Language): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return "?"
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  return `${printedDay(at, language)}, ${time} ${language === "de" ? "Uhr UTC" : "UTC"}`
}
