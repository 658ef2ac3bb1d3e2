/**
 * Words of the files that are written here. A word of the input that is one of them would be found in every result and
 * say nothing about anybody.
 */
import { attachmentRoles, materials, restorations } from "../records/order.ts"
import { writtenMeanings } from "./dicom-codes.ts"
import { descriptorWords } from "./dicom-descriptors.ts"
import { writtenMakers, writtenTerms, writtenTexts } from "./dicom-words.ts"

/** PLY, OBJ, MTL, 3MF, packed scans, our own order, and the marks of pictures. */
const formatWords =
  "name value version type property element comment format binary_little_endian vertex face list float char uchar " +
  "short ushort int uint double end_header red green blue alpha diffuse_red texture_u texturefile texcoord texnumber " +
  "vertex_indices vertex_index tristrips mtllib usemtl newmtl illum map_bump default off " +
  "model unit millimeter micron centimeter inch foot meter xml encoding utf-8 xmlns resources object build item " +
  "components component mesh vertices vertex triangles triangle transform support objectid content_types.xml " +
  "contenttype extension relationships relationship target rels 3dmodel.model 3dmanufacturing-3dmodel openxmlformats " +
  "package.relationships microsoft schemas manufacturing core application vnd.ms-package " +
  "hps packed_geometry schema binary_data vertices facets vertex_count facet_count base64_encoded_bytes check_value " +
  "color signaturehash facetmarks vertexcolorsets vertexcolorset fluorescence colours texturedata2 textureimages " +
  "textureimage texturename pervertextexturecoord texturecoordid reftexturecoordid texturecoordset width height " +
  "annotations annotation coordinatetransform string transformid transformationfromscancoordinates matrix4x4 " +
  "transformmatrix splines spline tsysspline closed radius imisc1 controlpointspacked properties packagelocklist " +
  "http https www org com xsd id path part partname override " +
  "true false line units tooth jaw upper lower restoration connected shade " +
  "jfif exif adobe icc_profile mntr rgb gray xyz acsp desc cprt wtpt curv mluc enus picture none profile " +
  "ihdr plte idat iend srgb gama chrm iccp exif riff webp vp8x alph iccp " +
  "photo scan texture material order stl ply obj mtl 3mf dcm jpg png json"

/** Of DICOM: what stands before the data set, and what a file says of how it was cleaned. */
const dicomWords =
  "zahnwolke allow-list rewrite dicm dicom annex basic application confidentiality profile clean descriptors option " +
  "graphics structured content retain patient characteristics longitudinal temporal information full dates " +
  "modified device identity removed unmodified iso_ir cropped to a field of view that a person drew"

/**
 * Numbers of five digits and more that our files hold in words of their formats: the standard's own root of UIDs, the
 * standards that a coding is called by, and the codes of how a file was cleaned (CID 7050).
 */
const numbers =
  "10008 10918 13818 14495 14496 15444 18181 23008 " +
  "113100 113101 113102 113103 113104 113105 113106 113107 113108 113109 113110 113111"
const ownNumbers: ReadonlySet<string> = new Set(numbers.split(" "))
export const isOwnNumber = (digits: string): boolean => ownNumbers.has(digits)

/** Representations of DICOM and terms of MTL: two letters each. */
const pairs =
  "AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UN UR US UT UV " +
  "Ka Kd Ke Ks Ni Ns Tf Tr vn vp vt"

const all = [
  descriptorWords,
  ...attachmentRoles,
  ...restorations,
  ...materials,
  ...writtenTerms,
  ...writtenTexts,
  ...writtenMakers,
  ...writtenMeanings,
  formatWords,
  dicomWords,
  pairs,
].join("\n")

const plain = (word: string): string =>
  word.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss")

const small = `${all.toLowerCase()}\n${plain(all)}`
export const ownWords: ReadonlySet<string> = new Set(small.split(/[^\p{L}]+/u))
const spelled: ReadonlySet<string> = new Set(all.split(/[^\p{L}]+/u))

/** In these very letters, capitals and all. */
export const isWrittenAs = (word: string): boolean => spelled.has(word)

/** From this length on a word is searched for inside longer words, too. */
const longWord = 7

/** A whole one of them; a long word also as a part of one, since it is found there. */
export function isOwnWord(word: string): boolean {
  const folded = plain(word)
  return ownWords.has(folded) || (folded.length >= longWord && small.includes(folded))
}
