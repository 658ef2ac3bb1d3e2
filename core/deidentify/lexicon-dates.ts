/** The day of a birth as forms, programs and people of both languages write it. */
import { textPhrases } from "./lexicon-phrases.ts"
import type { Phrase } from "./lexicon-phrases.ts"

const months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ")
const shortMonths = "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez".split(" ")
const englishMonths =
  "January February March April May June July August September October November December".split(" ")

/** A birth date (YYYY-MM-DD) in the forms it is written in. */
export function datePhrases(date: string): readonly Phrase[] {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date.trim())
  if (parts === null) return textPhrases(date, "birth-date", false)
  const [, year = "", month = "", day = ""] = parts
  const usual = new Set([...inNumbers(year, month, day), ...inUsualWords(year, month, day)])
  const words = [...new Set(inWords(year, month, day))].filter((text) => !usual.has(text))
  return [
    ...[...usual].map((text) => written(text)),
    ...words.map((text) => ({ ...written(text), plainOnly: true as const })),
  ]
}

const written = (text: string): Phrase => ({
  text,
  category: "birth-date",
  rule: /^\d{8}$/u.test(text) ? "number" : "date",
  titleOnly: false,
})

const short = (digits: string): string => String(Number(digits))

function inNumbers(year: string, month: string, day: string): readonly string[] {
  const [shortDay, shortMonth, ending] = [short(day), short(month), year.slice(2)]
  return [
    `${year}${month}${day}`,
    `${day}${month}${year}`,
    ...["-", ".", "/", ":", "_", " "].map((joint) => [year, month, day].join(joint)),
    ...["-", ".", "/", "_", " ", ". "].map((joint) => [day, month, year].join(joint)),
    ...["-", ".", "/", ". "].map((joint) => [shortDay, shortMonth, year].join(joint)),
    `${month}/${day}/${year}`,
    `${shortMonth}/${shortDay}/${year}`,
    `${day}.${month}.${ending}`,
    // Of three single digits any UID of the standard is made: 1.2.840.10008.5.1.4.1.1.66.
    ...(shortDay.length + shortMonth.length > 2 ? [`${shortDay}.${shortMonth}.${ending}`] : []),
  ]
}

function inUsualWords(year: string, month: string, day: string): readonly string[] {
  const index = Number(month) - 1
  const [german = "", english = ""] = [months[index], englishMonths[index]]
  const third = english.slice(0, 3)
  return [
    `${short(day)}. ${german} ${year}`,
    `${short(day)} ${english} ${year}`,
    `${english} ${short(day)}, ${year}`,
    `${day} ${third} ${year}`,
    `${day}-${third}-${year}`,
  ]
}

function inWords(year: string, month: string, day: string): readonly string[] {
  const index = Number(month) - 1
  const [german = "", brief = "", english = ""] = [months[index], shortMonths[index], englishMonths[index]]
  const third = english.slice(0, 3)
  const briefs = [brief, `${brief}.`, `${german.slice(0, 4)}.`, ...(brief === "Mär" ? ["Mrz", "Mrz."] : [])]
  return [...new Set([day, short(day)])].flatMap((one) => [
    ...[german, ...briefs].flatMap((name) => [`${one}. ${name} ${year}`, `${one}.${name} ${year}`]),
    `${one}.${german}.${year}`,
    ...[english, third].flatMap((name) => [`${one} ${name} ${year}`, `${name} ${one}, ${year}`]),
    `${third} ${one} ${year}`,
    ...[brief, third].flatMap((name) => [`${one}-${name}-${year}`, `${one}${name}${year}`]),
  ])
}
