/** Where an organisation works, whom it belongs to and what it passes on: asked before anything is sent to it. */
import type { CountryCode, OnwardRecipient } from "@zahnwolke/core/records/organisation"
import { countriesIn, isCountry, placeNames } from "../session/profile-draft.ts"
import type { ProfileDraft } from "../session/profile-draft.ts"
import { useWords } from "../words/words.tsx"
import { Button, IconButton } from "./button.tsx"
import { Choices } from "./choice.tsx"
import { CountryField } from "./country-field.tsx"
import { TextField } from "./field.tsx"

const nobody: OnwardRecipient = { name: "", country: "" }

interface FactsFormProps {
  readonly draft: ProfileDraft
  readonly onChange: (draft: ProfileDraft) => void
  /** Once somebody tried to go on, what is missing is marked. */
  readonly strict: boolean
  /** Partners with an account: only such a next recipient can be judged by whoever sends. */
  readonly partners?: readonly OnwardRecipient[]
}

export function FactsForm({ draft, onChange, strict, partners = [] }: FactsFormProps) {
  const set = (change: Partial<ProfileDraft>): void => onChange({ ...draft, ...change })
  return (
    <div className="stack">
      <PlacesFields draft={draft} set={set} strict={strict} />
      <ParentFields draft={draft} set={set} strict={strict} />
      <OnwardFields draft={draft} set={set} strict={strict} partners={partners} />
    </div>
  )
}

interface PartProps {
  readonly draft: ProfileDraft
  readonly set: (change: Partial<ProfileDraft>) => void
  readonly strict: boolean
}

function PlacesFields({ draft, set, strict }: PartProps) {
  const { setup } = useWords()
  const { places, where } = draft
  return (
    <section className="section">
      <div>
        <h2>{setup.placesTitle}</h2>
        <p className="soft">{setup.placesLead}</p>
      </div>
      <Choices
        label={setup.placesTitle}
        labelSeen={false}
        value={where}
        options={[
          { value: "at-the-seat", text: setup.samePlaces },
          { value: "elsewhere", text: setup.otherPlaces },
        ]}
        onChange={(answer) => set({ where: answer })}
        error={strict && where === null ? setup.chooseOne : null}
      />
      {where === "elsewhere" && (
        <div className="fields">
          {placeNames.map((name) => (
            <TextField
              key={name}
              label={setup[name]}
              hint={setup.countriesHint}
              value={places[name]}
              onChange={(text) => set({ places: { ...places, [name]: text } })}
              error={strict && countriesIn(places[name]) === null ? setup.countriesWrong : null}
            />
          ))}
        </div>
      )}
    </section>
  )
}

function ParentFields({ draft, set, strict }: PartProps) {
  const { setup } = useWords()
  const { parent, parentCountry } = draft
  return (
    <section className="section">
      <div>
        <h2>{setup.parentTitle}</h2>
        <p className="soft">{setup.parentLead}</p>
      </div>
      <Choices
        label={setup.parentTitle}
        labelSeen={false}
        value={parent}
        options={[
          { value: "none", text: setup.parentNone },
          { value: "company", text: setup.parentCompany },
        ]}
        onChange={(answer) => set({ parent: answer })}
        error={strict && parent === null ? setup.chooseOne : null}
      />
      {parent === "company" && (
        <CountryField
          label={setup.parentCountry}
          value={parentCountry}
          onChange={(country) => set({ parentCountry: country })}
          error={strict && !isCountry(parentCountry) ? setup.chooseOne : null}
        />
      )}
    </section>
  )
}

function OnwardFields({
  draft,
  set,
  strict,
  partners,
}: PartProps & { readonly partners: readonly OnwardRecipient[] }) {
  const { setup } = useWords()
  const { recipients } = draft
  const change = (index: number, part: { name?: string; country?: CountryCode }): void =>
    set({
      recipients: recipients.map((one, at) =>
        // Under another name or in another country it is somebody else: the account does not come along.
        at === index ? { name: one.name, country: one.country, ...part } : one,
      ),
    })
  return (
    <section className="section">
      <h2>{setup.onward}</h2>
      <Choices
        label={setup.onward}
        labelSeen={false}
        value={draft.onward}
        options={[
          { value: "none", text: setup.onwardNone },
          { value: "named", text: setup.onwardNamed },
          { value: "reserved", text: setup.onwardReserved, hint: setup.onwardReservedHint },
        ]}
        onChange={(onward) =>
          set({
            onward,
            recipients: onward === "named" && recipients.length === 0 ? [nobody] : recipients,
          })
        }
        error={strict && draft.onward === null ? setup.chooseOne : null}
      />
      {draft.onward === "named" && (
        <div className="stack">
          {recipients.map((recipient, index) => (
            <OnwardRow
              key={index}
              recipient={recipient}
              strict={strict}
              onChange={(part) => change(index, part)}
              onRemove={() => set({ recipients: recipients.filter((_, at) => at !== index) })}
            />
          ))}
          <AddOnward recipients={recipients} partners={partners} set={set} />
          <p className="soft small">{setup.onwardHint}</p>
        </div>
      )}
    </section>
  )
}

interface AddOnwardProps {
  readonly recipients: readonly OnwardRecipient[]
  readonly partners: readonly OnwardRecipient[]
  readonly set: (change: Partial<ProfileDraft>) => void
}

function AddOnward({ recipients, partners, set }: AddOnwardProps) {
  const { setup } = useWords()
  const others = partners.filter(
    ({ organisation }) => !recipients.some((one) => one.organisation === organisation),
  )
  const add = (one: OnwardRecipient): void =>
    set({ recipients: [...recipients.filter(({ name }) => name.trim() !== ""), one] })
  return (
    <div className="row">
      {others.map((partner) => (
        <Button key={partner.organisation} icon="plus" onPress={() => add(partner)}>
          {partner.name}
        </Button>
      ))}
      <Button icon="plus" onPress={() => set({ recipients: [...recipients, nobody] })}>
        {setup.onwardAdd}
      </Button>
    </div>
  )
}

interface OnwardRowProps {
  readonly strict: boolean
  readonly recipient: OnwardRecipient
  readonly onChange: (part: { name?: string; country?: CountryCode }) => void
  readonly onRemove: () => void
}

function OnwardRow({ recipient, strict, onChange, onRemove }: OnwardRowProps) {
  const { setup } = useWords()
  return (
    <div className="row onward">
      <TextField label={setup.onwardName} value={recipient.name} onChange={(name) => onChange({ name })} />
      <CountryField
        label={setup.onwardCountry}
        value={recipient.country}
        onChange={(country) => onChange({ country })}
        error={
          strict && recipient.name.trim() !== "" && !isCountry(recipient.country) ? setup.chooseOne : null
        }
      />
      <IconButton icon="trash" label={setup.onwardRemove} onPress={onRemove} />
    </div>
  )
}
