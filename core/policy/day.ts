/** Days and instants of the policy: fixed-width UTC text, so that earlier and later are earlier and later as text. */

/** "2026-11-23": the day whose law is asked. */
export type Day = string & { readonly brand: "Day" }

/** "2026-11-23T10:00:00Z": when a document starts, ends, or an act happens. */
export type Instant = string & { readonly brand: "Instant" }

export const dayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
export const instantPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"

const dayLength = 24 * 60 * 60 * 1000
/** The last second that has ten letters for its day. */
const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59)

/** True only where the calendar knows the day: there is no 30 February. */
export function isDay(text: string): text is Day {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(text)) return false
  const milliseconds = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text)
}

export function isInstant(text: string): text is Instant {
  if (!/^[0-9-]{10}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/u.test(text)) return false
  const milliseconds = Date.parse(text)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text.slice(0, 19))
}

/** For days written in code and data files; throws TypeError where the calendar does not know it. */
export function day(text: string): Day {
  if (!isDay(text)) throw new TypeError(`${text} is not a day`)
  return text
}

/** From milliseconds since 1970, cut to the second. Throws TypeError outside the years 0 to 9999. */
export function instant(milliseconds: number): Instant {
  if (!(milliseconds >= 0 && milliseconds <= lastInstant + 999)) throw new TypeError("no such instant")
  const text = `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
  if (!isInstant(text)) throw new TypeError("no such instant")
  return text
}

export const dayOf = (at: Instant): Day => day(at.slice(0, 10))

export const instantToMilliseconds = (at: Instant): number => Date.parse(at)

const startOf = (date: Day): number => Date.parse(`${date}T00:00:00Z`)

/** Whole days from the first to the second; negative where the second lies before. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((startOf(to) - startOf(from)) / dayLength)

export function addDays(date: Day, days: number): Day {
  return day(new Date(startOf(date) + days * dayLength).toISOString().slice(0, 10))
}

/** 29 February plus one year is 1 March: a duty never ends early. */
export function addYears(date: Day, years: number): Day {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, "0")
  const same = `${year}${date.slice(4)}`
  return isDay(same) ? same : day(`${year}-03-01`)
}

export const endOfYear = (date: Day): Day => day(`${date.slice(0, 4)}-12-31`)

/** 31 January plus one month is 28 or 29 February: a consent never lasts longer than its months. */
export function addMonths(date: Day, months: number): Day {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const yearMonth = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`
  const wanted = Number(date.slice(8, 10))
  const last = [31, 30, 29, 28].find((one) => one <= wanted && isDay(`${yearMonth}-${one}`))
  return day(`${yearMonth}-${String(last ?? wanted).padStart(2, "0")}`)
}
