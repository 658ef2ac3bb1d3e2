/** Days and instants of the policy: fixed-width UTC text, so that earlier and later are earlier and later as text. */

/** "2026-11-23": the day whose law is asked. */
export type Day = string & { readonly brand: "Day" }

/** "2026-11-23T10:00:00Z": when a document starts, ends, or an act happens. */
export type Instant = string & { readonly brand: "Instant" }

export const dayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
export const instantPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"

const dayShape = new RegExp(dayPattern, "u")
const instantShape = /^.{10}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$/u
const lastYear = 9999
const lastSecond = Date.UTC(lastYear, 11, 31, 23, 59, 59)

const yearOf = (date: string): number => Number(date.slice(0, 4))
const monthOf = (date: string): number => Number(date.slice(5, 7))
const dateOf = (date: string): number => Number(date.slice(8, 10))

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** True only where the calendar knows the day: there is no 30 February. */
export function isDay(text: string): text is Day {
  if (!dayShape.test(text)) return false
  const month = monthOf(text)
  const date = dateOf(text)
  return month >= 1 && month <= 12 && date >= 1 && date <= monthLength(yearOf(text), month)
}

export const isInstant = (text: string): text is Instant =>
  instantShape.test(text) && isDay(text.slice(0, 10))

/** For days written in code and data files; throws TypeError where the calendar does not know it. */
export function day(text: string): Day {
  if (!isDay(text)) throw new TypeError(`${text} is not a day`)
  return text
}

/** From milliseconds since 1970, cut to the second. Throws TypeError before 1970 and after 9999. */
export function instant(milliseconds: number): Instant {
  if (!(milliseconds >= 0 && milliseconds < lastSecond + 1000)) throw new TypeError("no such instant")
  return checkedInstant(`${new Date(milliseconds).toISOString().slice(0, 19)}Z`)
}

function checkedInstant(text: string): Instant {
  if (!isInstant(text)) throw new TypeError(`${text} is not an instant`)
  return text
}

/** The end of what has no end of its own. */
export const lastInstant: Instant = checkedInstant("9999-12-31T23:59:59Z")

export const dayOf = (at: Instant): Day => day(at.slice(0, 10))

export const instantToMilliseconds = (at: Instant): number => Date.parse(at)

/** Whole days since 1 March of the year 0, in whole numbers: exact, and far faster than a Date for each comparison. */
function numberOf(date: Day): number {
  const month = monthOf(date)
  const year = month > 2 ? yearOf(date) : yearOf(date) - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dateOf(date) - 1
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear
}

/** Whole days from the first to the second; negative where the second lies before. */
export const daysBetween = (from: Day, to: Day): number => (from === to ? 0 : numberOf(to) - numberOf(from))

const pad = (value: number, width: number): string => String(value).padStart(width, "0")

const lastDay = day("9999-12-31")

/** What would lie after the year 9999 lies on its last day, here and below. Throws TypeError before the year 0. */
export function addDays(date: Day, days: number): Day {
  let year = yearOf(date)
  let month = monthOf(date)
  let rest = dateOf(date) + days
  while (rest > monthLength(year, month)) {
    rest -= monthLength(year, month)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year++
  }
  while (rest < 1) {
    month = month === 1 ? 12 : month - 1
    if (month === 12) year--
    rest += monthLength(year, month)
  }
  return year > lastYear ? lastDay : day(`${pad(year, 4)}-${pad(month, 2)}-${pad(rest, 2)}`)
}

/** 31 January plus one month is 28 or 29 February: a consent never lasts longer than its months. */
export function addMonths(date: Day, months: number): Day {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  if (year > lastYear) return lastDay
  return day(`${pad(year, 4)}-${pad(month, 2)}-${pad(Math.min(dateOf(date), monthLength(year, month)), 2)}`)
}

/** 29 February plus one year is 1 March: a duty never ends early. */
export function addYears(date: Day, years: number): Day {
  if (yearOf(date) + years > lastYear) return lastDay
  const year = pad(yearOf(date) + years, 4)
  const same = `${year}${date.slice(4)}`
  return isDay(same) ? same : day(`${year}-03-01`)
}

export const endOfYear = (date: Day): Day => day(`${date.slice(0, 4)}-12-31`)
