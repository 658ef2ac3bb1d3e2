/** Teeth and work: a brush of restoration and material above, the chart, and one line for each unit. */
import { materials, restorations } from "@zahnwolke/core/records/order"
import type { OrganisationRole } from "@zahnwolke/core/records/organisation"
import type { Material, OrderUnit, Restoration } from "@zahnwolke/core/records/order"
import type { Jaw } from "@zahnwolke/core/records/tooth"
import { withChanged, withJaw, withJoint, withTooth, withoutUnit } from "../../session/order-draft.ts"
import type { OrderDraft } from "../../session/order-draft.ts"
import { ToothChart } from "../../views/tooth-chart/tooth-chart.tsx"
import { useWords } from "../../words/words.tsx"
import { Button, IconButton } from "../button.tsx"
import { SelectField } from "../field.tsx"

interface TeethProps {
  readonly recipient: OrganisationRole | null
  readonly draft: OrderDraft
  readonly onChange: (draft: OrderDraft) => void
}

export function Teeth({ recipient, draft, onChange }: TeethProps) {
  const { newOrder, terms } = useWords()
  const jaws: readonly Jaw[] = ["upper", "lower"]
  const free = jaws.filter((jaw) => !draft.units.some((unit) => unit.tooth === null && unit.jaw === jaw))
  const chosen = draft.units.flatMap(({ tooth }) => (tooth === null ? [] : [tooth]))
  return (
    <div className="stack" id="teeth">
      <div className="fields">
        <RestorationField
          value={draft.work.restoration}
          onChange={(restoration) => onChange({ ...draft, work: { ...draft.work, restoration } })}
        />
        <MaterialField
          recipient={recipient}
          value={draft.work.material}
          onChange={(material) => onChange({ ...draft, work: { ...draft.work, material } })}
        />
      </div>
      <ToothChart
        chosen={chosen}
        units={draft.units}
        words={terms.toothChart}
        onToggle={(tooth, on) => {
          const unit = draft.units.find((one) => one.tooth === tooth)
          if (on) onChange(withTooth(draft, tooth))
          else if (unit !== undefined) onChange(withoutUnit(draft, unit))
        }}
        onJoin={(a, b, joined) => onChange(withJoint(draft, a, b, joined))}
      />
      {draft.units.length === 0 && <p className="soft small">{newOrder.teethHint}</p>}
      <ul>
        {draft.units.map((unit) => (
          <UnitLine
            key={`${unit.tooth} ${unit.jaw}`}
            recipient={recipient}
            unit={unit}
            draft={draft}
            onChange={onChange}
          />
        ))}
      </ul>
      <div className="row">
        {free.map((jaw) => (
          <Button key={jaw} look="plain" icon="plus" onPress={() => onChange(withJaw(draft, jaw))}>
            {`${newOrder.wholeJaw}: ${terms.jaws[jaw]}`}
          </Button>
        ))}
      </div>
    </div>
  )
}

function UnitLine({ recipient, unit, draft, onChange }: TeethProps & { readonly unit: OrderUnit }) {
  const { newOrder, terms } = useWords()
  const name = unit.tooth === null ? terms.jaws[unit.jaw] : String(unit.tooth)
  const set = (change: Partial<OrderUnit>): void => onChange(withChanged(draft, unit, change))
  return (
    <li className="unit">
      <span className="unit-name">
        {name}
        {unit.connected && <span aria-label={newOrder.connect}> –</span>}
      </span>
      <RestorationField
        value={unit.restoration}
        name={name}
        onChange={(restoration) => set({ restoration })}
      />
      <MaterialField
        recipient={recipient}
        value={unit.material}
        name={name}
        onChange={(material) => set({ material })}
      />
      <IconButton
        icon="close"
        label={newOrder.removeUnit(name)}
        onPress={() => onChange(withoutUnit(draft, unit))}
      />
    </li>
  )
}

interface WorkFieldProps<Value> {
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** In a unit's line the label only needs to be heard. */
  readonly name?: string
}

function RestorationField({ value, onChange, name }: WorkFieldProps<Restoration>) {
  const { newOrder, terms } = useWords()
  return (
    <SelectField
      label={name === undefined ? newOrder.work : `${newOrder.work} ${name}`}
      labelSeen={name === undefined}
      value={value}
      options={restorations.map((one) => ({ value: one, text: terms.restorations[one] }))}
      onChange={onChange}
    />
  )
}

function MaterialField({
  recipient,
  value,
  onChange,
  name,
}: WorkFieldProps<Material | null> & Pick<TeethProps, "recipient">) {
  const { newOrder, terms } = useWords()
  return (
    <SelectField<Material | "open">
      label={name === undefined ? newOrder.material : `${newOrder.material} ${name}`}
      labelSeen={name === undefined}
      value={value ?? "open"}
      options={[
        { value: "open", text: newOrder.materialOpen(recipient) },
        ...materials.map((one) => ({ value: one, text: terms.materials[one] })),
      ]}
      onChange={(material) => onChange(material === "open" ? null : material)}
    />
  )
}
