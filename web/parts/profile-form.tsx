/** What an organisation says of itself: who, where, and whether anything is passed on. */
import type { CountryCode, OnwardRecipient, OrganisationRole } from "@zahnwolke/core/records/organisation"
import { countriesIn, placeNames } from "../session/profile-draft.ts"
import type { ProfileDraft } from "../session/profile-draft.ts"
import { useWords } from "../words/words.tsx"
import { Button, IconButton } from "./button.tsx"
import { Choices, Segments, Tick } from "./choice.tsx"
import { CountryField } from "./country-field.tsx"
import { TextField } from "./field.tsx"

interface ProfileFormProps {
  readonly draft: ProfileDraft
  readonly onChange: (draft: ProfileDraft) => void
  /** Once somebody tried to go on, what is missing is marked. */
  readonly strict: boolean
  readonly roleFixed?: boolean
  /** Partners with an account: only such a next recipient can be judged by whoever sends. */
  readonly partners?: readonly OnwardRecipient[]
}

export function ProfileForm({ draft, onChange, strict, roleFixed = false, partners = [] }: ProfileFormProps) {
  const { setup, terms } = useWords()
  const set = (change: Partial<ProfileDraft>): void => onChange({ ...draft, ...change })
  const roles: readonly OrganisationRole[] = ["practice", "laboratory", "milling-centre", "importer"]
  return (
    <div className="stack">
      {!roleFixed && (
        <Segments
          label={setup.role}
          value={draft.role}
          options={roles.map((role) => ({ value: role, text: terms.roles[role] }))}
          onChange={(role) => set({ role })}
        />
      )}
      <TextField
        label={setup.name}
        placeholder={setup.namePlaceholder}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={strict && draft.name.trim() === "" ? setup.missing : null}
        autoComplete="organization"
      />
      <AddressFields draft={draft} set={set} strict={strict} />
      <TextField
        label={setup.dataProtectionOfficer}
        hint={setup.dataProtectionOfficerHint}
        value={draft.dataProtectionOfficer}
        onChange={(dataProtectionOfficer) => set({ dataProtectionOfficer })}
      />
      <PlacesFields draft={draft} set={set} strict={strict} />
      <OnwardFields draft={draft} set={set} partners={partners} />
    </div>
  )
}

interface PartProps {
  readonly draft: ProfileDraft
  readonly set: (change: Partial<ProfileDraft>) => void
}

function AddressFields({ draft, set, strict }: PartProps & { readonly strict: boolean }) {
  const { setup } = useWords()
  const missing = (text: string): string | null => (strict && text.trim() === "" ? setup.missing : null)
  return (
    <>
      <TextField
        label={setup.street}
        value={draft.street}
        onChange={(street) => set({ street })}
        error={missing(draft.street)}
        autoComplete="street-address"
      />
      <div className="fields">
        <TextField
          label={setup.postalCode}
          value={draft.postalCode}
          onChange={(postalCode) => set({ postalCode })}
          error={missing(draft.postalCode)}
          autoComplete="postal-code"
        />
        <TextField
          label={setup.city}
          value={draft.city}
          onChange={(city) => set({ city })}
          error={missing(draft.city)}
          autoComplete="address-level2"
        />
        <CountryField label={setup.country} value={draft.country} onChange={(country) => set({ country })} />
      </div>
      <div className="fields">
        <TextField
          label={setup.email}
          type="email"
          value={draft.email}
          onChange={(email) => set({ email })}
          error={missing(draft.email)}
          autoComplete="email"
        />
        <TextField
          label={setup.phone}
          type="tel"
          value={draft.phone}
          onChange={(phone) => set({ phone })}
          autoComplete="tel"
        />
      </div>
    </>
  )
}

function PlacesFields({ draft, set, strict }: PartProps & { readonly strict: boolean }) {
  const { setup } = useWords()
  const { places, country } = draft
  const all = { processing: country, storage: country, backup: country, support: country }
  return (
    <section className="section">
      <div>
        <h2>{setup.placesTitle}</h2>
        <p className="soft">{setup.placesLead}</p>
      </div>
      <Tick checked={places === null} onChange={(same) => set({ places: same ? null : all })}>
        {setup.samePlaces}
      </Tick>
      {places !== null && (
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

function OnwardFields({
  draft,
  set,
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
            recipients:
              onward === "named" && recipients.length === 0 ? [{ name: "", country: "DE" }] : recipients,
          })
        }
      />
      {draft.onward === "named" && (
        <div className="stack">
          {recipients.map((recipient, index) => (
            <OnwardRow
              key={index}
              recipient={recipient}
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
      <Button icon="plus" onPress={() => set({ recipients: [...recipients, { name: "", country: "DE" }] })}>
        {setup.onwardAdd}
      </Button>
    </div>
  )
}

interface OnwardRowProps {
  readonly recipient: OnwardRecipient
  readonly onChange: (part: { name?: string; country?: CountryCode }) => void
  readonly onRemove: () => void
}

function OnwardRow({ recipient, onChange, onRemove }: OnwardRowProps) {
  const { setup } = useWords()
  return (
    <div className="row onward">
      <TextField label={setup.onwardName} value={recipient.name} onChange={(name) => onChange({ name })} />
      <CountryField
        label={setup.onwardCountry}
        value={recipient.country}
        onChange={(country) => onChange({ country })}
      />
      <IconButton icon="trash" label={setup.onwardRemove} onPress={onRemove} />
    </div>
  )
}
