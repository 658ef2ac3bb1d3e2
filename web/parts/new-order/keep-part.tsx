/** What may stay in a radiograph beyond its picture: folded away, because nothing does unless somebody asks for it. */
import type { Keep } from "@zahnwolke/core/deidentify/findings"
import type { Draft } from "../../session/use-draft.ts"
import { useWords } from "../../words/words.tsx"
import { Segments, Tick } from "../choice.tsx"
import { Icon } from "../icon.tsx"

interface KeepPartProps {
  readonly draft: Draft
  readonly keep: Keep
  readonly onKeep: (keep: Keep) => void
}

const dates = ["none", "shifted", "full"] as const
const switches = ["characteristics", "device", "descriptors"] as const

export function KeepPart({ draft, keep, onKeep }: KeepPartProps) {
  const { newOrder } = useWords()
  if (!draft.travelling.some(({ format }) => format === "dicom")) return null
  const words = newOrder.keep
  return (
    <details className="more">
      <summary>
        <Icon name="forward" small />
        {words.title}
      </summary>
      <div className="stack">
        <p className="soft small">{words.strictest}</p>
        <Segments
          label={words.dates}
          value={keep.dates}
          options={dates.map((value) => ({ value, text: words.datesChoice[value] }))}
          onChange={(value) => onKeep({ ...keep, dates: value })}
        />
        <p className="soft small">{words.datesHint[keep.dates]}</p>
        {switches.map((name) => (
          <Tick
            key={name}
            checked={keep[name]}
            hint={words.hints[name]}
            onChange={(on) => onKeep({ ...keep, [name]: on })}
          >
            {words.switches[name]}
          </Tick>
        ))}
      </div>
    </details>
  )
}
