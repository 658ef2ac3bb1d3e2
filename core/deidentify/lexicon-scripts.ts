/** Names in Greek and Cyrillic as passports, German newspapers and English forms write them in Latin letters. */

type Letters = Readonly<Record<string, string>>

/** "а=a б=b": a letter without an entry stays, one with nothing behind the sign is not written. */
const lettersOf = (table: string): Letters =>
  Object.fromEntries(table.split(" ").map((entry) => [entry.slice(0, 1), entry.slice(2)]))

/** ELOT 743, as in Greek passports; pairs of vowels are one sound. */
const greek = lettersOf(
  "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o",
)
const greekPairs: readonly (readonly [pair: RegExp, latin: string])[] = [
  [/ου/gu, "ou"],
  [/αυ(?=[αεηιουωβγδζλμνρ])/gu, "av"],
  [/αυ/gu, "af"],
  [/ευ(?=[αεηιουωβγδζλμνρ])/gu, "ev"],
  [/ευ/gu, "ef"],
  [/γγ/gu, "ng"],
  [/γξ/gu, "nx"],
  [/γχ/gu, "nch"],
  [/(?<!\p{L})μπ/gu, "b"],
]

const common =
  "а=a б=b в=v г=g д=d е=e з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f ы=y ъ= ь= ґ=g ѓ=g ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz і=i є=ie ї=i ў=u "

/** English forms, passports (ICAO 9303), German newspapers (Duden), scholars without their marks (ISO 9). */
const cyrillic: readonly Letters[] = [
  "ё=yo ж=zh й=y х=kh ц=ts ч=ch ш=sh щ=shch э=e ю=yu я=ya",
  "ё=e ж=zh й=i х=kh ц=ts ч=ch ш=sh щ=shch э=e ю=iu я=ia ъ=ie",
  "ё=jo ж=sch й=i х=ch ц=z ч=tsch ш=sch щ=schtsch э=e ю=ju я=ja в=w з=s",
  "ё=e ж=z й=j х=h ц=c ч=c ш=s щ=sc э=e ю=ju я=ja",
].map((table) => lettersOf(common + table))

const written = (text: string, letters: Letters): string =>
  Array.from(text, (letter) => letters[letter] ?? letter).join("")

/** What breathes and what is stressed is not written; "й" and "ё" are letters of their own. */
const unstressed = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/(?<![иеИЕ])\p{M}/gu, "")
    .normalize("NFC")

/** "ks" and "x", and the ending of a surname ("-skiy", "-skij", "-sky", "-ski"): all are met. */
function variants(text: string): readonly string[] {
  const ends = ["y", "i"].map((end) => text.replaceAll(/i[yij](?!\p{L})/gu, end))
  return [...new Set([text, ...ends].flatMap((word) => [word, word.replaceAll("ks", "x")]))]
}

/** In small letters; empty where there is no Greek and no Cyrillic letter. */
export function inLatin(text: string): readonly string[] {
  const plain = unstressed(text.toLowerCase())
  if (/\p{Script=Greek}/u.test(plain)) {
    const paired = greekPairs.reduce((word, [pair, latin]) => word.replaceAll(pair, latin), plain)
    const spelt = written(paired, greek)
    return [spelt, spelt.replaceAll("ch", "h"), spelt.replaceAll("y", "i")]
  }
  if (!/\p{Script=Cyrillic}/u.test(plain)) return []
  const soft = ["j", "y"].map((begin) => plain.replaceAll(/(?<!\p{L})е/gu, `${begin}e`))
  return [plain, ...soft].flatMap((word) => cyrillic.flatMap((letters) => variants(written(word, letters))))
}
