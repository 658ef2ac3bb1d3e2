/** Whose files these may be: patients of the house whose whole name stands in what was dropped. Nothing of it leaves the device. */
import type { PatientId } from "../records/id.ts"

export interface NamedPatients {
  /** Others than the one who is chosen, or all of them while nobody is. */
  readonly others: readonly PatientId[]
  /** The chosen one is named too. */
  readonly chosenToo: boolean
}

interface Person {
  readonly patient: PatientId
  readonly family: string
  readonly given: string
}

/** More than a person can choose from at a glance says nothing about anybody. */
const mostOthers = 3

/** "Jörg" is written "Jorg" and "Joerg" in names of files. */
const plain = (word: string): string =>
  word.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss").replaceAll("ł", "l")
const transcribed = (word: string): string =>
  word
    .toLowerCase()
    .normalize("NFC")
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")

const wordsOf = (name: string): readonly string[] =>
  name.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== "")

/** The family name as a whole and the name that the person is called by: many share one of them. */
function nameWords({ family, given }: Person): readonly string[] {
  // "von" and "de la" are left out as often as not.
  const capitals = wordsOf(family).filter((word) => /^\p{Lu}/u.test(word))
  const families = capitals.length === 0 ? wordsOf(family) : capitals
  const [called] = wordsOf(given)
  return families.length === 0 || called === undefined ? [] : [...families, called]
}

/** `words` as the de-identification took them from names, headers and order files of the input. */
export function namedPatients(
  words: readonly string[],
  patients: Iterable<Person>,
  chosen: PatientId | null,
): NamedPatients {
  const there = new Set(words.flatMap((word) => [plain(word), transcribed(word)]))
  const stands = (word: string): boolean => there.has(plain(word)) || there.has(transcribed(word))
  const named = [...patients].filter((one) => {
    const own = nameWords(one)
    return own.length > 0 && own.every((word) => stands(word))
  })
  const mine = named.find(({ patient }) => patient === chosen)
  const ownWords = new Set(mine === undefined ? [] : nameWords(mine).map((word) => plain(word)))
  // A namesake is not meant where the chosen one's own name says as much.
  const others = named.filter(
    (one) => one !== mine && !nameWords(one).every((word) => ownWords.has(plain(word))),
  )
  return {
    others: others.length > mostOthers ? [] : others.map(({ patient }) => patient),
    chosenToo: mine !== undefined,
  }
}
