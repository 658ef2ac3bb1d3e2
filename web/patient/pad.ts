/** The signature: a line by finger, pen or mouse, or a typed name; points only, neither pressure nor tempo (spec 5.2). */
import { typedStrokes } from "../parts/consent/typed-signature.ts"
import { button, make } from "./element.ts"
import type { PatientWords } from "./words.ts"

interface Point {
  readonly x: number
  readonly y: number
}
export type Strokes = readonly (readonly Point[])[]

const svgName = "http://www.w3.org/2000/svg"
/** A thousand wide and 320 high, as on the practice's tablet. */
const size = { width: 1000, height: 320 }

function line(points: readonly Point[]): SVGPolylineElement {
  const drawn = document.createElementNS(svgName, "polyline")
  drawn.setAttribute("points", points.map(({ x, y }) => `${x},${y}`).join(" "))
  return drawn
}

function surface(label: string, onStroke: (stroke: readonly Point[]) => void): SVGSVGElement {
  const svg = document.createElementNS(svgName, "svg")
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`)
  svg.setAttribute("class", "signature")
  svg.setAttribute("role", "img")
  svg.setAttribute("aria-label", label)
  let live: Point[] | null = null
  const pointOf = (event: PointerEvent): Point => {
    const box = svg.getBoundingClientRect()
    return {
      x: Math.round(((event.clientX - box.left) / box.width) * size.width),
      y: Math.round(((event.clientY - box.top) / box.height) * size.height),
    }
  }
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId)
    live = [pointOf(event)]
    svg.append(line(live))
  })
  svg.addEventListener("pointermove", (event) => {
    if (live === null) return
    live.push(pointOf(event))
    svg.lastElementChild?.replaceWith(line(live))
  })
  const end = (): void => {
    if (live !== null && live.length > 1) onStroke(live)
    live = null
  }
  svg.addEventListener("pointerup", end)
  svg.addEventListener("pointercancel", end)
  return svg
}

export function signaturePad(
  label: string,
  words: PatientWords,
  onChange: (strokes: Strokes) => void,
): HTMLElement {
  let strokes: Strokes = []
  const svg = surface(label, (stroke) => {
    strokes = [...strokes, stroke]
    onChange(strokes)
  })
  const show = (next: Strokes): void => {
    strokes = next
    svg.replaceChildren(...strokes.map(line))
    onChange(strokes)
  }
  const name = make("input", { type: "text", autocomplete: "off" })
  name.addEventListener("input", () => show(typedStrokes(name.value)))
  const clear = button(words.clear, "plain", () => {
    name.value = ""
    show([])
  })
  return make(
    "section",
    { class: "element" },
    make("h2", {}, label),
    svg,
    clear,
    make("label", {}, words.typed, name),
  )
}
