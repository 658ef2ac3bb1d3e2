/** Dates, sizes, countries as the reader's language writes them. */
export interface Formats {
  /** From "2026-11-23". */
  readonly day: (iso: string) => string
  readonly date: (milliseconds: number) => string
  /** From "2026-11". */
  readonly month: (iso: string) => string
  readonly moment: (milliseconds: number) => string
  /** "heute, 14:05" within a day, else the date. */
  readonly recent: (milliseconds: number) => string
  readonly size: (bytes: number) => string
  readonly country: (code: string) => string
  readonly list: (items: readonly string[]) => string
  readonly number: (value: number, digits?: number) => string
}

const units = ["B", "kB", "MB", "GB"] as const
const dayLength = 86_400_000

export function formatsIn(language: string): Formats {
  const locale = language === "de" ? "de-DE" : "en-GB"
  const date = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric" })
  const monthOf = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short" })
  const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
  const regions = new Intl.DisplayNames(locale, { type: "region", fallback: "code" })
  const list = new Intl.ListFormat(locale, { type: "conjunction" })
  const number = (value: number, digits = 0): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)

  return {
    day: (iso) => {
      const [year, month, day] = iso.split("-").map(Number)
      if (year === undefined || month === undefined || day === undefined) return iso
      return date.format(new Date(year, month - 1, day))
    },
    month: (iso) => {
      const [year, month] = iso.split("-").map(Number)
      return year === undefined || month === undefined ? iso : monthOf.format(new Date(year, month - 1))
    },
    date: (milliseconds) => date.format(milliseconds),
    moment: (milliseconds) => moment.format(milliseconds),
    recent: (milliseconds) => {
      const days = Math.round((startOfDay(milliseconds) - startOfDay(Date.now())) / dayLength)
      if (days === 0 || days === -1) return `${near.format(days, "day")}, ${time.format(milliseconds)}`
      return date.format(milliseconds)
    },
    size: (bytes) => {
      /** From 999.5 on it would be rounded to a thousand of the smaller unit. */
      const step = Math.min(Math.floor(Math.log10(Math.max(bytes * 1.0005, 1)) / 3), units.length - 1)
      const value = bytes / 1000 ** step
      return `${number(value, step > 0 && value < 10 ? 1 : 0)} ${units[step]}`
    },
    country: (code) => (/^[A-Z]{2}$/u.test(code) ? (regions.of(code) ?? code) : code),
    list: (items) => list.format(items),
    number,
  }
}

function startOfDay(milliseconds: number): number {
  const day = new Date(milliseconds)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime()
}

/** "2026-11-23" in local time, for date fields. */
export function isoDay(milliseconds: number): string {
  const day = new Date(milliseconds)
  const two = (value: number): string => String(value).padStart(2, "0")
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

/** So many working days later; a laboratory does not count weekends. */
export function workingDaysAfter(milliseconds: number, count: number): string {
  const day = new Date(milliseconds)
  for (let left = count; left > 0;) {
    day.setDate(day.getDate() + 1)
    if (day.getDay() !== 0 && day.getDay() !== 6) left -= 1
  }
  return isoDay(day.getTime())
}

/** "§ 203" and "Art. 28" stay on one line with their number. */
export const unbroken = (text: string): string => text.replaceAll(/(§|Art\.|Abs\.) /gu, "$1\u{a0}")
