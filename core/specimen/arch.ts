/** A jaw as an intraoral scanner sees it: sixteen teeth on their gum, coloured, open below; no person's. */
import type { Jaw, ToothCode } from "../records/tooth.ts"
import { archCurve } from "./arch-curve.ts"
import type { ArchCurve } from "./arch-curve.ts"
import { crownSection, gumColour, mixColours, toothColour } from "./crown-section.ts"
import type { Section, ToothState } from "./crown-section.ts"
import { clamp, mix, noise, smoothstep } from "./random.ts"
import { gridSurface } from "./surface.ts"
import type { Point, Surface, Vertex } from "./surface.ts"

export interface ArchWish {
  readonly seed: number
  readonly jaw: Jaw
  /** Met to within one percent. */
  readonly triangles: number
  readonly prepared?: readonly ToothCode[]
  readonly missing?: readonly ToothCode[]
}

export interface ArchModel {
  readonly wish: ArchWish
  readonly curve: ArchCurve
  /** Out of the jaw towards the other one: +1 below, -1 above. */
  readonly up: 1 | -1
}

/** How much of a cross-section is gum on the cheek's side; as much again on the tongue's. */
const gumShare = 0.2
/** From the tips of the teeth to the edge of the scan. */
const depth = 21.5
/** A scan is about three times as long as its cross-section. */
const slenderness = 2.9

export const archModel = (wish: ArchWish): ArchModel => ({
  wish,
  curve: archCurve(wish.jaw),
  up: wish.jaw === "lower" ? 1 : -1,
})

export function makeArch(wish: ArchWish): Surface {
  const [along, across] = gridSize(wish.triangles)
  const model = archModel(wish)
  return gridSurface(along, across, model.up < 0, (u, v) => vertexAt(model, u, v))
}

/** Vertices along and across the arch for about so many triangles. */
export function gridSize(triangles: number): readonly [number, number] {
  const across = Math.max(Math.round(Math.sqrt(triangles / 2 / slenderness)), 8) + 1
  return [Math.max(Math.round(triangles / 2 / (across - 1)), 32) + 1, across]
}

const stateOf = (wish: ArchWish, code: ToothCode): ToothState => {
  if (wish.missing?.includes(code) === true) return "missing"
  return wish.prepared?.includes(code) === true ? "prepared" : "whole"
}

/** Where a tooth and its neighbour meet, both count half, so that the surface has no step. */
function sectionAt(model: ArchModel, share: number): Section {
  const { teeth } = model.curve
  const inside = teeth.findIndex((tooth) => share <= tooth.to)
  const index = inside === -1 ? teeth.length - 1 : inside
  const tooth = teeth[index]
  if (tooth === undefined) throw new RangeError("an arch has teeth")
  const place = clamp(((share - tooth.from) / (tooth.to - tooth.from)) * 2 - 1, -1, 1)
  const beside = teeth[index + Math.sign(place)] ?? tooth
  const mesial = Math.floor(tooth.code / 10) % 4 === 1 || Math.floor(tooth.code / 10) === 4 ? place : -place
  return {
    jaw: model.wish.jaw,
    tooth: tooth.shape,
    beside: beside.shape,
    besideShare: 0.5 * smoothstep(0.8, 1, Math.abs(place)),
    place: mesial,
    state: stateOf(model.wish, tooth.code),
  }
}

function vertexAt(model: ArchModel, u: number, v: number): Vertex {
  const { seed } = model.wish
  const station = model.curve.stationAt(u)
  const section = sectionAt(model, u)
  const crown = crownSection(section)
  const place = profileAt(model, crown, u, v)
  const rough = noise(u * 190, v * 60, 3, seed) * 0.03 + noise(u * 40, v * 9, 7, seed) * 0.12
  const out = place.out + rough
  const level = place.level
  const at: Point = [station.x + station.out[0] * out, station.y + station.out[1] * out, model.up * level]
  const onTooth = section.state === "missing" ? 0 : smoothstep(-0.12, 0.12, place.onTooth)
  const tint = noise(u * 60, v * 14, 11, seed)
  const enamel = toothColour(section, place.share, place.groove, tint)
  const gum = gumColour(clamp((crown.neck - level) / (depth + crown.neck), 0, 1), tint)
  return { at, colour: mixColours(gum, enamel, onTooth) }
}

interface Place {
  /** From the middle of the teeth towards the cheek, and above the plane of the tips. */
  readonly out: number
  readonly level: number
  /** Above zero on the tooth, below on the gum. */
  readonly onTooth: number
  /** Height on the crown, 0 at the neck to 1 at the top. */
  readonly share: number
  readonly groove: number
}

function profileAt(model: ArchModel, crown: ReturnType<typeof crownSection>, u: number, v: number): Place {
  if (v > gumShare && v < 1 - gumShare) {
    const turn = ((v - gumShare) / (1 - 2 * gumShare)) * Math.PI
    const point = crown.at(turn)
    const papilla = point.level - crown.neck - 0.35 - 0.1 * noise(u * 70, v * 5, 5, model.wish.seed)
    return { ...point, onTooth: papilla }
  }
  const cheek = v <= gumShare
  const down = cheek ? 1 - v / gumShare : (v - 1 + gumShare) / gumShare
  const edge = crown.at(cheek ? 0 : Math.PI)
  const wave = noise(u * 9, cheek ? 1 : 4, 0, model.wish.seed) * 1.1
  const level = mix(edge.level, -depth - wave, down)
  const wide = smoothstep(0, 0.14, down)
  const root = 0.55 * crown.root * Math.exp(-4 * down) * smoothstep(0.02, 0.14, down)
  const flare = crown.gumWidth / 2 + root + (cheek ? 2.1 : 2.6) * down ** 1.4
  const side = cheek ? 1 : -1
  return { out: mix(edge.out, side * flare, wide), level, onTooth: -1, share: 0, groove: 0 }
}
