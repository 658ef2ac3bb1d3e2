/** One tooth of the chart: its picture, its number, and what is made for it. */
import type { Restoration } from "@zahnwolke/core/records/order"
import { jawOf } from "@zahnwolke/core/records/tooth"
import type { ToothCode } from "@zahnwolke/core/records/tooth"
import type { KeyboardEvent, PointerEvent } from "react"
import { box, implant, outlineOf, placing } from "./outlines.ts"

export interface ToothProps {
  readonly tooth: ToothCode
  readonly label: string
  readonly chosen: boolean
  readonly restoration: Restoration | null
  readonly mark: string
  readonly isStop: boolean
  readonly readOnly: boolean
  readonly onToggle: () => void
  readonly onKey: (event: KeyboardEvent) => void
  readonly onFocus: () => void
  readonly onSweep: (event: PointerEvent) => void
}

export function Tooth(props: ToothProps) {
  const { tooth, label, chosen, restoration, mark, isStop, readOnly } = props
  return (
    <button
      type="button"
      role="checkbox"
      className="tooth"
      aria-checked={chosen}
      aria-readonly={readOnly || undefined}
      aria-label={label}
      data-tooth={tooth}
      data-jaw={jawOf(tooth)}
      data-group={chosen ? groupOf(restoration) : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={props.onToggle}
      onKeyDown={props.onKey}
      onFocus={props.onFocus}
      onPointerDown={props.onSweep}
      onPointerEnter={props.onSweep}
    >
      <ToothPicture tooth={tooth} chosen={chosen} restoration={restoration} />
      <span className="tooth-number">{tooth}</span>
      <span className="tooth-mark">{chosen ? mark : ""}</span>
    </button>
  )
}

interface PictureProps {
  readonly tooth: ToothCode
  readonly chosen: boolean
  readonly restoration: Restoration | null
}

function ToothPicture({ tooth, chosen, restoration }: PictureProps) {
  const outline = outlineOf(tooth)
  const foot = chosen ? footOf(restoration) : "roots"
  const onCrown = chosen ? coverOf(restoration) : "none"
  return (
    <svg
      className="tooth-picture"
      viewBox={`0 0 ${box.width} ${box.height}`}
      aria-hidden="true"
      focusable="false"
    >
      <g transform={placing(tooth)}>
        {foot === "implant" ? (
          <path className="tooth-implant" d={implant} />
        ) : (
          outline.roots.map((root) => (
            <path key={root} className={`tooth-root tooth-root-${foot}`} d={root} />
          ))
        )}
        <path className={`tooth-crown tooth-crown-${onCrown}`} d={outline.crown} />
        {onCrown === "part" && <path className="tooth-part" d={outline.inlay} />}
      </g>
    </svg>
  )
}

/** A pontic has no root to stand on, an implant stands in for one. */
function footOf(restoration: Restoration | null): "roots" | "implant" | "absent" {
  if (restoration === "pontic" || restoration === "full-denture" || restoration === "partial-denture")
    return "absent"
  return restoration === "implant-crown" || restoration === "abutment" ? "implant" : "roots"
}

function coverOf(restoration: Restoration | null): "whole" | "part" | "front" | "none" {
  if (restoration === "inlay" || restoration === "onlay") return "part"
  if (restoration === "veneer") return "front"
  return restoration === "abutment" ? "none" : "whole"
}

type UnitGroup = "crown" | "pontic" | "part" | "veneer" | "implant" | "provisional" | "denture" | "plain"

/** Colours for what looks alike in the mouth; the letters tell the rest. */
const groups: Readonly<Record<Restoration, UnitGroup>> = {
  crown: "crown",
  coping: "crown",
  telescope: "crown",
  pontic: "pontic",
  inlay: "part",
  onlay: "part",
  veneer: "veneer",
  "implant-crown": "implant",
  abutment: "implant",
  bar: "implant",
  provisional: "provisional",
  "wax-up": "provisional",
  model: "provisional",
  repair: "provisional",
  "partial-denture": "denture",
  "full-denture": "denture",
  splint: "plain",
  "surgical-guide": "plain",
}

const groupOf = (restoration: Restoration | null): UnitGroup =>
  restoration === null ? "plain" : groups[restoration]
