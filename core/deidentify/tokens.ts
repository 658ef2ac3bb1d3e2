/** Words of the input itself that may be somebody's: out of file and folder names, to be searched for in the output. */
import { isOwnWord } from "./own-words.ts"
import { nameWords, roleOfName } from "./roles.ts"

/** Words of the trade and of programs: they stand in names everywhere and identify nobody. */
const commonWords = new Set(
  (
    "scan scans scanner model modell models case fall order auftrag orders auftrage export exports import data daten " +
    "file files datei dateien folder ordner image images bild bilder photo photos foto fotos picture pictures video " +
    "dental zahn zahne tooth teeth jaw jaws kiefer mouth mund arch bogen base sockel full voll partial teil " +
    "left right links rechts front frontal lateral occlusal okklusal buccal lingual palatal mesial distal center " +
    "shell penta gallery orthocad itero trios medit primescan cerec omnicam dentsply sirona carestream planmeca " +
    "shining aoralscan exocad threeshape shape dentalwings ceramill zirkonzahn amann girrbach straumann " +
    "study series serie studie slice slices schicht schichten dicom dicomdir volume volumen cbct dvt opg ceph " +
    "final copy kopie neu new alt old test demo sample samples example beispiel temp version rev backup archiv " +
    "patient patients patienten praxis labor labordaten laboratory practice clinic klinik zahnarzt zahnarztpraxis " +
    "crown bridge implant implantat inlay onlay veneer abutment healing cap screw tibase margin line die dies " +
    "desktop documents downloads users home public shared upload uploads inbox outbox output input mesh meshes " +
    "texture textures material materials color colour farbe shade raw processed clean cleaned preop situ situation " +
    "enamel dentin bone root pulp implants unter ober kieferscan bissnahme pre post start ende end " +
    "gmbh frau herr prof med dent mister missus file1 untitled unbenannt ohne titel"
  ).split(" "),
)

const shortestWord = 3
const shortestNumber = 5
const mostTokens = 2000

/** All slices of a volume name the same patient. */
export const tokensOfTexts = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].flatMap((text) => tokensOfText(text))

/** Names come first: a surname alone, a first name alone, a number of a chart or an order. */
export function tokensOfPaths(paths: readonly string[]): readonly string[] {
  // The slices of a volume lie in the same folders.
  const names = new Set(paths.flatMap((path) => path.replace(/\.[^./]{1,20}$/u, "").split("/")))
  const tokens = new Set<string>()
  for (const name of names) {
    for (const token of tokensOfText(name)) tokens.add(token)
    if (tokens.size >= mostTokens) break
  }
  return [...tokens].slice(0, mostTokens)
}

export function tokensOfText(text: string): readonly string[] {
  // The file system of a Mac takes letters and their marks apart.
  const composed = text.normalize("NFC")
  const words = composed
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}]+/u)
    .filter((word) => isToken(word))
  const numbers = composed.match(/\d+(?:[-_.]\d+)*/gu) ?? []
  return [...words, ...numbers.filter((number) => !isCounter(number))]
}

/** "00017" counts slices; a number of a person or a case is longer without its zeros. */
const isCounter = (number: string): boolean =>
  number.replaceAll(/\D/gu, "").replace(/^0+/u, "").length < shortestNumber

/** A day, as folders write it: searched for only where days do not stay. */
export const isDay = (token: string): boolean =>
  /^(?:(?:19|20)\d{2}[-_.]?[01]\d[-_.]?[0-3]\d|[0-3]\d[-_.][01]\d[-_.](?:19|20)?\d{2})$/u.test(token)

/** "Müller" but not "scan of Müller": the search takes a phrase apart again. */
export const isWithoutCommonWords = (text: string): boolean => !nameWords(text).some((word) => isCommon(word))

function isCommon(word: string): boolean {
  const [plain = ""] = nameWords(word)
  return commonWords.has(plain) || isOwnWord(plain) || roleOfName(word) !== null
}

/** "Ng" and "Li" as names are written; "OK" and "v2" are none. */
const pair = /^\p{Lu}\p{Ll}$/u

const isToken = (word: string): boolean => (word.length >= shortestWord || pair.test(word)) && !isCommon(word)
