/** Words of the input itself that may be somebody's: out of file and folder names, to be searched for in the output. */
import { materials, restorations } from "../records/order.ts"
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

/** Words of the files that are written here: a word of the input that is one of them would be found in every result. */
const ownWords = new Set([
  ...(
    "name value version type property element comment format binary little endian vertex face list float char uchar " +
    "short ushort uint double header alpha green blue texturefile texcoord texnumber tristrips object model unit " +
    "millimeter micron centimeter inch foot meter resources build item components component vertices triangles " +
    "triangle transform support packed geometry schema facets facet marks annotations annotation splines spline " +
    "closed radius count bytes encoded base check true false coordinate coordinates transformation from string " +
    "matrix signature hash control points properties units tooth connected restoration encoding xmlns schemas " +
    "microsoft content types default extension relationships relationship target manufacturing core profile " +
    "mtllib usemtl newmtl illum picture none note system test"
  ).split(" "),
  ...[...restorations, ...materials].flatMap((name) => name.split("-")),
])

const shortestWord = 4
const shortestNumber = 5
const mostTokens = 2000

/** Names come first: a surname alone, a first name alone, a number of a chart or an order. */
export function tokensOfPaths(paths: readonly string[]): readonly string[] {
  const tokens = new Set<string>()
  for (const path of paths) {
    for (const token of tokensOfText(path.replace(/\.[^./]{1,20}$/u, ""))) tokens.add(token)
    if (tokens.size >= mostTokens) break
  }
  return [...tokens].slice(0, mostTokens)
}

export function tokensOfText(text: string): readonly string[] {
  const words = text
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}]+/u)
    .filter((word) => isToken(word))
  const numbers = text.match(/\d+(?:[-_.]\d+)*/gu) ?? []
  return [...words, ...numbers.filter((number) => number.replaceAll(/\D/gu, "").length >= shortestNumber)]
}

/** "Müller" but not "scan of Müller": the search takes a phrase apart again. */
export const isWithoutCommonWords = (text: string): boolean => !nameWords(text).some((word) => isCommon(word))

function isCommon(word: string): boolean {
  const [plain = ""] = nameWords(word)
  return commonWords.has(plain) || ownWords.has(plain) || roleOfName(word) !== null
}

const isToken = (word: string): boolean => word.length >= shortestWord && !isCommon(word)
