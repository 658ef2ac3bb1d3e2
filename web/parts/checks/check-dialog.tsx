/** One check about a partner or a host: its text word for word, its result, and what only the person who checked knows. */
import { checkDays } from "@zahnwolke/core/policy/checks"
import type { CheckKind } from "@zahnwolke/core/policy/checks"
import { mayAttest } from "@zahnwolke/core/records/attestation"
import { useState } from "react"
import { checkMover } from "../../session/cure-of.ts"
import { useDeed, useMe, useParty, useSession } from "../../session/use-session.tsx"
import { useWords } from "../../words/words.tsx"
import { Button } from "../button.tsx"
import { Segments } from "../choice.tsx"
import { Dialog } from "../dialog.tsx"
import { TextArea, TextField } from "../field.tsx"
import { SignFoot } from "../sign-foot.tsx"

export interface Checked {
  /** The partner, or the name under which documents speak of the host. */
  readonly about: string
  readonly name: string
  /** Its countries in words. */
  readonly countries: string
}

interface CheckDialogProps {
  readonly subject: Checked
  readonly kind: CheckKind
  readonly onClose: () => void
}

type Result = "positive" | "negative"

interface Given {
  readonly result: Result | null
  readonly detail: string
  readonly reason: string
}

/** What is concluded or told and not judged has no other result. */
const unjudged: readonly CheckKind[] = [
  "standard-contractual-clauses",
  "tax-release",
  "tax-data-access",
  "tax-place-notice",
  "tax-permit",
]

export function CheckDialog({ subject, kind, onClose }: CheckDialogProps) {
  const { app, checks: words } = useWords()
  const me = useMe()
  const text = words.texts[kind](subject.name, subject.countries)
  return (
    <Dialog title={words.titles[kind]} onClose={onClose}>
      <p>{text}</p>
      {mayAttest(me.role, kind) ? (
        <Signing about={subject.about} kind={kind} text={text} onClose={onClose} />
      ) : (
        <>
          <Who kind={kind} />
          <div className="row row-end">
            <Button onPress={onClose}>{app.close}</Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

interface SigningProps {
  readonly about: string
  readonly kind: CheckKind
  readonly text: string
  readonly onClose: () => void
}

function Signing({ about, kind, text, onClose }: SigningProps) {
  const { checks: words, attest } = useWords()
  const party = useParty()
  const session = useSession()
  const deed = useDeed()
  const [given, setGiven] = useState<Given>({
    result: unjudged.includes(kind) ? "positive" : null,
    detail: "",
    reason: "",
  })
  const { result, detail, reason } = given
  const lacksDetail = asksDetail(kind) && result === "positive" && detail.trim() === ""
  const lacks = result === null || reason.trim() === "" || lacksDetail
  const whole = [text, result === "negative" ? words.negative : "", detail, reason.trim()]
  const sign = (): Promise<void> =>
    deed.run(
      () =>
        party.signCheck({
          about,
          kind,
          result: result ?? "negative",
          text: whole.filter(Boolean).join("\n\n"),
          detail,
        }),
      () => {
        session.changed("attestations")
        session.note(words.signed)
        onClose()
      },
    )
  return (
    <>
      <CheckFields kind={kind} given={given} set={(part) => setGiven({ ...given, ...part })} />
      <p className="soft small">{words.holds(checkDays(kind))}</p>
      <SignFoot
        deed={deed}
        locked={lacks ? attest.incomplete : null}
        text={attest.sign}
        onSign={() => void sign()}
        onClose={onClose}
      />
    </>
  )
}

interface CheckFieldsProps {
  readonly kind: CheckKind
  readonly given: Given
  readonly set: (part: Partial<Given>) => void
}

function CheckFields({ kind, given, set }: CheckFieldsProps) {
  const { checks: words } = useWords()
  return (
    <>
      {!unjudged.includes(kind) && (
        <Segments<Result>
          label={words.result}
          value={given.result}
          options={[
            { value: "positive", text: words.positive },
            { value: "negative", text: words.negative },
          ]}
          onChange={(result) => set({ result })}
        />
      )}
      <DetailField kind={kind} value={given.detail} onChange={(detail) => set({ detail })} />
      <TextArea label={words.reason} value={given.reason} onChange={(reason) => set({ reason })} />
    </>
  )
}

/** Named, because a lock without a name is a dead end. */
function Who({ kind }: { readonly kind: CheckKind }) {
  const { newOrder } = useWords()
  const me = useMe()
  const mover = checkMover(kind, me.role)
  return mover === null ? null : <p className="soft">{newOrder.who[mover]}</p>
}

const asksDetail = (kind: CheckKind): boolean =>
  kind === "dpf-check" || kind === "standard-contractual-clauses" || kind === "tax-permit"

interface DetailFieldProps {
  readonly kind: CheckKind
  readonly value: string
  readonly onChange: (detail: string) => void
}

function DetailField({ kind, value, onChange }: DetailFieldProps) {
  const { checks: words } = useWords()
  if (kind === "dpf-check") {
    return <TextField label={words.listedUntil} type="date" value={value} onChange={onChange} />
  }
  if (kind === "tax-permit") return <TextField label={words.permit} value={value} onChange={onChange} />
  if (kind !== "standard-contractual-clauses") return null
  return (
    <Segments
      label={words.module}
      value={value}
      options={["1", "2", "3", "4"].map((module) => ({
        value: `module-${module}`,
        text: words.modules(module),
      }))}
      onChange={onChange}
    />
  )
}
