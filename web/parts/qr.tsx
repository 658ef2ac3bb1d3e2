/** A QR code drawn as one path, so that no foreign markup enters the page. */
import { qrMarks } from "@zahnwolke/core/paper/qr"

const side = 200

/** Nothing where the text is too long for a telephone to read; the text itself always stands beside it. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }) {
  const code = qrMarks(text, side)
  if (code === null) return null
  const boxes = code.marks.flatMap((mark) =>
    mark.kind === "box" ? [`M${mark.x} ${mark.y}h${mark.width}v${mark.height}h${-mark.width}z`] : [],
  )
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${code.side} ${code.side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={boxes.join("")} fill="currentColor" />
    </svg>
  )
}
