/** The gate on a telephone: one sentence and one button over the tabs, and everything else on a tap. */
import { useId, useState } from "react"
import type { ReactNode } from "react"
import { useWords } from "../../words/words.tsx"
import { Icon } from "../icon.tsx"
import type { IconName } from "../icon.tsx"

export interface GateLine {
  readonly mood: "plain" | "ok" | "denied"
  /** Over the sentence, such as how many points are missing. */
  readonly label: string | null
  readonly sentence: string
}

interface GateBarProps {
  readonly line: GateLine
  /** The one button. */
  readonly action: ReactNode
  /** The whole gate, with every button of it. */
  readonly children: ReactNode
}

const icons: Readonly<Record<GateLine["mood"], IconName | null>> = {
  plain: null,
  ok: "shield",
  denied: "warning",
}

export function GateBar({ line, action, children }: GateBarProps) {
  const { newOrder } = useWords()
  const [open, setOpen] = useState(false)
  const whole = useId()
  const icon = icons[line.mood]
  return (
    <section
      className="gate gate-bar"
      data-open={open}
      aria-label={newOrder.gate}
      onKeyDown={(event) => {
        if (event.key === "Escape") setOpen(false)
      }}
    >
      <div className="gate-line">
        <button
          type="button"
          className={`gate-toggle gate-${line.mood}`}
          aria-expanded={open}
          aria-controls={whole}
          onClick={() => setOpen(!open)}
        >
          {icon !== null && <Icon name={icon} />}
          <span aria-live="polite">
            {open ? (
              newOrder.gateLess
            ) : (
              <>
                {line.label !== null && <span className="gate-label">{line.label}</span>}
                <span className="gate-sentence">{line.sentence}</span>
              </>
            )}
          </span>
          <span className="gate-chevron">
            <Icon name="forward" small />
          </span>
        </button>
        {!open && action}
      </div>
      <div id={whole} className="gate-whole" hidden={!open}>
        {open && children}
      </div>
    </section>
  )
}
