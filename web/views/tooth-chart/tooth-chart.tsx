/** The teeth of a patient to choose from, as a dentist looks at them: own drawing, keyboard and finger alike. */
import type { OrderUnit, Restoration } from "@zahnwolke/core/records/order"
import type { ToothCode } from "@zahnwolke/core/records/tooth"
import { useRef, useState } from "react"
import type { KeyboardEvent, PointerEvent } from "react"
import { Tooth } from "./tooth.tsx"
import { isJoined, jointsOf, quadrantsOf, rowsOf, toothBeside } from "./tooth-order.ts"
import type { Dentition, Joint } from "./tooth-order.ts"
import "./tooth-chart.css"
import { germanToothChart } from "./words.ts"
import type { ToothChartWords } from "./words.ts"

export interface ToothChartProps {
  readonly chosen: readonly ToothCode[]
  /** What is made for a chosen tooth; colours, letters and bridges come from here. */
  readonly units?: readonly OrderUnit[]
  readonly dentition?: Dentition
  /** Without it the chart only shows. */
  readonly onToggle?: (tooth: ToothCode, chosen: boolean) => void
  /** Without it bridges are shown and not changed. */
  readonly onJoin?: (a: ToothCode, b: ToothCode, joined: boolean) => void
  readonly words?: ToothChartWords
}

export function ToothChart(props: ToothChartProps) {
  const { chosen, units = [], dentition = "permanent", words = germanToothChart } = props
  const rows = rowsOf(dentition)
  const all = [...rows.upper, ...rows.lower]
  const [focused, setFocused] = useState<ToothCode | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const stop = [focused, ...chosen, ...all].find((tooth) => tooth !== null && all.includes(tooth))
  const sweep = useSweep(chosen, props.onToggle)
  const restorationOf = new Map<ToothCode, Restoration>()
  for (const unit of units) if (unit.tooth !== null) restorationOf.set(unit.tooth, unit.restoration)

  const onKey = (tooth: ToothCode, event: KeyboardEvent): void => {
    const next = toothBeside(rows, tooth, event.key)
    if (next === null) return
    event.preventDefault()
    frame.current?.querySelector<HTMLElement>(`[data-tooth="${next}"]`)?.focus()
  }
  const context: Context = { ...props, words, rows: [rows.upper, rows.lower], joints: jointsOf(units) }
  return (
    <div className="tooth-chart" role="group" aria-label={words.chart} ref={frame}>
      <div className={`tooth-chart-rows tooth-chart-${dentition}`}>
        {quadrantsOf(rows).map((quadrant) => (
          <div
            className="tooth-quadrant"
            role="group"
            key={quadrant[0]}
            aria-label={quadrantName(quadrant[0] ?? 11, words)}
          >
            <span className="tooth-quadrant-name" aria-hidden="true">
              {quadrantName(quadrant[0] ?? 11, words)}
            </span>
            {quadrant.map((tooth) => (
              <div className="tooth-cell" key={tooth} data-joined={joinedSides(tooth, context)}>
                <Tooth
                  tooth={tooth}
                  label={labelOf(tooth, restorationOf.get(tooth) ?? null, words)}
                  chosen={chosen.includes(tooth)}
                  restoration={restorationOf.get(tooth) ?? null}
                  mark={markOf(restorationOf.get(tooth), words)}
                  isStop={tooth === stop}
                  readOnly={props.onToggle === undefined}
                  onToggle={() => sweep.click(tooth)}
                  onKey={(event) => onKey(tooth, event)}
                  onFocus={() => setFocused(tooth)}
                  onSweep={(event) => sweep.over(tooth, event)}
                />
                <JointBefore tooth={tooth} context={context} />
              </div>
            ))}
          </div>
        ))}
        <Sides words={words} />
      </div>
    </div>
  )
}

function Sides({ words }: { readonly words: ToothChartWords }) {
  return (
    <>
      <span className="tooth-side tooth-side-right" aria-hidden="true">
        {words.right}
      </span>
      <span className="tooth-side tooth-side-left" aria-hidden="true">
        {words.left}
      </span>
    </>
  )
}

interface Context extends ToothChartProps {
  readonly words: ToothChartWords
  readonly rows: readonly (readonly ToothCode[])[]
  readonly joints: readonly Joint[]
}

/** Stands on the edge between a tooth and the one before it in its row. */
function JointBefore({ tooth, context }: { readonly tooth: ToothCode; readonly context: Context }) {
  const row = context.rows.find((teeth) => teeth.includes(tooth)) ?? []
  const before = row[row.indexOf(tooth) - 1]
  if (before === undefined) return null
  const { onJoin, chosen, words } = context
  if (onJoin === undefined || !chosen.includes(tooth) || !chosen.includes(before)) return null
  const joined = isJoined(context.joints, before, tooth)
  return (
    <button
      type="button"
      className="tooth-joint"
      aria-pressed={joined}
      aria-label={words.join(before, tooth)}
      onClick={() => onJoin(before, tooth, !joined)}
    />
  )
}

/** "left", "right" or both: where a bar reaches the edge of the tooth's cell. */
function joinedSides(tooth: ToothCode, { rows, joints }: Context): string | undefined {
  const row = rows.find((teeth) => teeth.includes(tooth)) ?? []
  const at = row.indexOf(tooth)
  const joined = (beside: ToothCode | undefined): boolean =>
    beside !== undefined && isJoined(joints, tooth, beside)
  const sides = [...(joined(row[at - 1]) ? ["left"] : []), ...(joined(row[at + 1]) ? ["right"] : [])]
  return sides.length === 0 ? undefined : sides.join(" ")
}

const quadrantName = (tooth: number, words: ToothChartWords): string =>
  words.quadrants[(Math.floor(tooth / 10) - 1) % 4] ?? ""

function labelOf(tooth: ToothCode, restoration: Restoration | null, words: ToothChartWords): string {
  const position = (tooth > 50 ? words.milkPositions : words.positions)[(tooth % 10) - 1] ?? ""
  return words.tooth(
    tooth,
    position,
    quadrantName(tooth, words),
    restoration === null ? null : words.restorations[restoration],
  )
}

const markOf = (restoration: Restoration | undefined, words: ToothChartWords): string =>
  restoration === undefined ? "" : words.marks[restoration]

interface Sweep {
  readonly click: (tooth: ToothCode) => void
  readonly over: (tooth: ToothCode, event: PointerEvent) => void
}

/** A mouse held down and drawn over teeth does to all what it did to the first; fingers scroll instead. */
function useSweep(chosen: readonly ToothCode[], onToggle: ToothChartProps["onToggle"]): Sweep {
  const painting = useRef<{ readonly value: boolean; readonly from: ToothCode } | null>(null)
  const swept = useRef(false)
  return {
    click: (tooth) => {
      if (!swept.current) onToggle?.(tooth, !chosen.includes(tooth))
      swept.current = false
    },
    over: (tooth, event) => {
      if (event.pointerType !== "mouse" || onToggle === undefined) return
      if (event.type === "pointerdown") {
        painting.current = { value: !chosen.includes(tooth), from: tooth }
        swept.current = false
        return
      }
      const paint = painting.current
      if (event.buttons !== 1 || paint === null) return
      if (!swept.current && chosen.includes(paint.from) !== paint.value) onToggle(paint.from, paint.value)
      swept.current = true
      if (chosen.includes(tooth) !== paint.value) onToggle(tooth, paint.value)
    },
  }
}
