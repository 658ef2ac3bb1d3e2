/** People who do not exist, and words that stand nowhere else: one for every place something is planted in. */
import type { KnownIdentity } from "@zahnwolke/core/deidentify/lexicon"

export interface Planter {
  readonly identity: KnownIdentity & {
    readonly family: string
    readonly given: string
    readonly birthDate: string
  }
  /** Letters of its own for a place; the same place gets the same ones. */
  readonly canary: (place: string) => string
  /** Twelve digits of its own, for values that are numbers or UIDs. */
  readonly digits: (place: string) => string
  readonly canaries: ReadonlyMap<string, string>
}

export const people: readonly (readonly [family: string, given: string])[] = [
  ["Müßiggang-Özdemir", "Jörg"],
  ["Kowalczyk", "Żaneta"],
  ["Ott", "Wilhelmine"],
  ["Грибоедов", "Александр"],
  ["Ng", "Li"],
  ["Wolf", "Max"],
  ["Klein", "Eva"],
  ["Öz", "Ömer"],
]

/** Follows from the seed, so that a failure can be had again. */
export function planter(seed: number): Planter {
  let state = seed * 2_654_435_761 + 1
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const of = (letters: string, count: number): string =>
    Array.from({ length: count }, () => letters[next(letters.length)] ?? "").join("")
  const [family, given] = people[seed % people.length] ?? ["Muster", "Anna"]
  const two = (number: number): string => String(number).padStart(2, "0")
  const canaries = new Map<string, string>()
  const make = (place: string, word: () => string): string => {
    const known = canaries.get(place) ?? word()
    canaries.set(place, known)
    return known
  }
  return {
    identity: {
      family,
      given,
      birthDate: `19${two(20 + next(79))}-${two(1 + next(12))}-${two(13 + next(15))}`,
      insuranceNumber: `${of("ABCDEFGHJKLM", 1)}${of("123456789", 9)}`,
      patientId: `PX-${of("123456789", 6)}`,
      addresses: [`Lindengraben ${of("123456789", 2)}, ${of("123456789", 5)} Oberhausen`],
      phones: [`0${of("123456789", 3)} ${of("123456789", 6)}`],
      emails: [`${of("bcdfghklm", 6)}@praxis-${of("bcdfghklm", 6)}.de`],
      others: [`Dr. Hadubrand ${of("ABCDEFGH", 1)}${of("eiou", 1)}${of("bcdfgh", 5)}`],
    },
    canary: (place) => make(place, () => `KNRY${of("BCDFGHJKLMNPQRSTVWXZ", 8)}`),
    digits: (place) => make(place, () => `7${of("0123456789", 11)}`),
    canaries,
  }
}
