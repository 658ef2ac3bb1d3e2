/** The order as it was written: units, shade, dates, who prescribed it. */
import type { OrderDetail } from "@zahnwolke/core/party/order-detail"
import type { OrderUnit } from "@zahnwolke/core/records/order"
import { useFormats, useWords } from "../../words/words.tsx"
import { Fact } from "../profile-facts.tsx"

export function OrderFacts({ detail }: { readonly detail: OrderDetail }) {
  const { order: words, terms, app } = useWords()
  const formats = useFormats()
  const { form } = detail
  return (
    <div className="stack">
      <ul className="stack-tight">
        {form.units.map((unit, index) => (
          <UnitText key={`${index}-${unit.tooth}`} unit={unit} />
        ))}
      </ul>
      <dl className="facts">
        <Fact name={words.shade}>{form.shade || app.none}</Fact>
        {form.dueOn !== null && <Fact name={words.dueOn}>{formats.day(form.dueOn)}</Fact>}
        {form.appointmentOn !== null && (
          <Fact name={words.appointmentOn}>{formats.day(form.appointmentOn)}</Fact>
        )}
        <Fact name={words.kind}>{terms.orderKinds[form.kind]}</Fact>
        {form.statutory !== null && (
          <Fact name={words.statutory}>{form.statutory ? words.statutoryYes : words.statutoryNo}</Fact>
        )}
        {form.prescriber !== "" && <Fact name={words.prescriber}>{form.prescriber}</Fact>}
        <Fact name={words.patientCode}>
          <span className="digits">{form.patientCode}</span>
        </Fact>
        {form.patientName !== null && (
          <>
            <Fact name={words.patientName}>
              {form.patientName.given} {form.patientName.family}
            </Fact>
            <Fact name={words.nameReason}>{form.patientName.reason}</Fact>
          </>
        )}
      </dl>
      {form.instructions !== "" && (
        <div>
          <h3>{words.instructions}</h3>
          <p className="as-written">{form.instructions}</p>
        </div>
      )}
    </div>
  )
}

function UnitText({ unit }: { readonly unit: OrderUnit }) {
  const { order: words, terms } = useWords()
  return (
    <li>
      <strong>{unit.tooth ?? terms.jaws[unit.jaw]}</strong> {terms.restorations[unit.restoration]}
      {unit.material !== null && `, ${terms.materials[unit.material]}`}
      {unit.connected && <span className="soft"> ({words.connected})</span>}
    </li>
  )
}
