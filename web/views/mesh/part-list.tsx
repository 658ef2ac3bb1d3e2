/** The parts of the scene: shown or not, how opaque, how large; how far they are read or why they are not. */
import type { ScanReading } from "./read-scan.ts"
import type { MeshFile } from "./use-scans.ts"
import type { MeshWords } from "./words.ts"

export interface PartRow {
  readonly file: MeshFile
  readonly name: string
  readonly reading: ScanReading | null
  readonly visible: boolean
  readonly opacity: number
  readonly plain: string
  readonly size: string
}

export interface PartListProps {
  readonly rows: readonly PartRow[]
  readonly words: MeshWords
  readonly onShow: (id: string, visible: boolean) => void
  readonly onOpacity: (id: string, opacity: number) => void
}

export function PartList({ rows, words, onShow, onOpacity }: PartListProps) {
  return (
    <ul className="mesh-parts" aria-label={words.parts}>
      {rows.map((row) => (
        <li className="mesh-part" key={row.file.id} data-visible={row.visible}>
          <label className="mesh-part-name">
            <input
              type="checkbox"
              checked={row.visible}
              disabled={row.reading?.kind !== "ready"}
              onChange={(event) => onShow(row.file.id, event.target.checked)}
            />
            <span>{row.name}</span>
          </label>
          <PartState row={row} words={words} onOpacity={onOpacity} />
        </li>
      ))}
    </ul>
  )
}

type StateProps = Pick<PartListProps, "words" | "onOpacity"> & { readonly row: PartRow }

function PartState({ row, words, onOpacity }: StateProps) {
  const { reading, file, name } = row
  if (reading?.kind === "failed") {
    return (
      <p className="viewer-trouble" role="alert">
        {words.trouble(reading.trouble)}
      </p>
    )
  }
  if (reading?.kind !== "ready") {
    const share = reading === null ? undefined : reading.share
    return (
      <progress
        className="viewer-progress"
        aria-label={words.reading(name)}
        value={share === 1 ? undefined : share}
      />
    )
  }
  return (
    <>
      <div className="mesh-part-opacity">
        <input
          type="range"
          min="0.1"
          max="1"
          step="0.05"
          value={row.opacity}
          disabled={!row.visible}
          aria-label={words.opacity(name)}
          aria-valuetext={words.percent(row.opacity)}
          onChange={(event) => onOpacity(file.id, Number(event.target.value))}
        />
        <span className="viewer-digits">{words.percent(row.opacity)}</span>
      </div>
      <p className="mesh-part-size">{row.size}</p>
    </>
  )
}
