/** The form as the patient reads it: calm, large, nothing ticked before. */
import type { Sheet as SheetOfConsent, SheetBlock, SheetTicks } from "@zahnwolke/core/records/consent-sheet"
import { useWords } from "../../words/words.tsx"
import { Choices, Tick } from "../choice.tsx"

interface SheetProps {
  readonly sheet: SheetOfConsent
  readonly ticks: SheetTicks
  readonly onChange: (ticks: SheetTicks) => void
}

export function Sheet({ sheet, ticks, onChange }: SheetProps) {
  return (
    <article className="paper">
      <h2 className="paper-title">{sheet.heading}</h2>
      {sheet.elements.map(({ title, blocks }) => (
        <section key={title} className="paper-element">
          <h3>{title}</h3>
          {blocks.map((block, index) => (
            <BlockOf key={`${index}-${block.kind}`} block={block} ticks={ticks} onChange={onChange} />
          ))}
        </section>
      ))}
    </article>
  )
}

interface BlockProps extends Pick<SheetProps, "ticks" | "onChange"> {
  readonly block: SheetBlock
}

function BlockOf({ block, ticks, onChange }: BlockProps) {
  const { consent } = useWords()
  switch (block.kind) {
    case "text":
      return <p>{block.text}</p>
    case "tick":
      return (
        <Tick checked={ticks[block.name]} onChange={(on) => onChange({ ...ticks, [block.name]: on })}>
          {block.text}
        </Tick>
      )
    case "kinds":
      return (
        <div>
          {block.offered.map(({ content, text }) => (
            <Tick
              key={content}
              checked={ticks.kinds.includes(content)}
              onChange={(on) =>
                onChange({
                  ...ticks,
                  kinds: on ? [...ticks.kinds, content] : ticks.kinds.filter((other) => other !== content),
                })
              }
            >
              {text}
            </Tick>
          ))}
        </div>
      )
    case "form":
      return block.offered.length === 1 ? (
        <p>{block.offered[0]?.text}</p>
      ) : (
        <Choices
          label={consent.form}
          labelSeen={false}
          value={ticks.form}
          options={block.offered.map(({ form, text }) => ({ value: form, text }))}
          onChange={(form) => onChange({ ...ticks, form })}
        />
      )
  }
}
