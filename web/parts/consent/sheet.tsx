/** The form as the patient reads it: calm, large, nothing ticked before. */
import { elementsOf, offeredKinds } from "../../session/consent-sheet.ts"
import type { Block, SheetFacts, SheetTicks } from "../../session/consent-sheet.ts"
import { useVoice } from "../../words/words.tsx"
import { Choices, Tick } from "../choice.tsx"

interface SheetProps {
  readonly facts: SheetFacts
  readonly ticks: SheetTicks
  readonly onChange: (ticks: SheetTicks) => void
}

export function Sheet({ facts, ticks, onChange }: SheetProps) {
  const { words, formats } = useVoice()
  return (
    <article className="paper">
      <h2 className="paper-title">{words.consent.heading}</h2>
      {elementsOf(facts, words, formats).map(({ title, blocks }) => (
        <section key={title} className="paper-element">
          <h3>{title}</h3>
          {blocks.map((block, index) => (
            <BlockOf
              key={`${index}-${block.kind}`}
              block={block}
              facts={facts}
              ticks={ticks}
              onChange={onChange}
            />
          ))}
        </section>
      ))}
    </article>
  )
}

function BlockOf({ block, facts, ticks, onChange }: SheetProps & { readonly block: Block }) {
  const { words } = useVoice()
  const { consent, terms } = words
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
          {offeredKinds.map((kind) => (
            <Tick
              key={kind}
              checked={ticks.kinds.includes(kind)}
              onChange={(on) =>
                onChange({
                  ...ticks,
                  kinds: on ? [...ticks.kinds, kind] : ticks.kinds.filter((other) => other !== kind),
                })
              }
            >
              {terms.contentKinds[kind]}
            </Tick>
          ))}
        </div>
      )
    case "form":
      return (
        <Choices
          label={consent.form}
          labelSeen={false}
          value={ticks.form}
          options={[
            { value: "code", text: consent.formCode },
            ...(facts.nameReason === "" ? [] : [{ value: "name" as const, text: consent.formName }]),
          ]}
          onChange={(form) => onChange({ ...ticks, form })}
        />
      )
  }
}
