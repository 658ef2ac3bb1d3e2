/** Who an organisation is, as its partners read it. Where it works and what it passes on is asked in facts-form.tsx. */
import type { OrganisationRole } from "@zahnwolke/core/records/organisation"
import { isCountry } from "../session/profile-draft.ts"
import type { ProfileDraft } from "../session/profile-draft.ts"
import { useWords } from "../words/words.tsx"
import { Segments } from "./choice.tsx"
import { CountryField } from "./country-field.tsx"
import { TextField } from "./field.tsx"

interface ProfileFormProps {
  readonly draft: ProfileDraft
  readonly onChange: (draft: ProfileDraft) => void
  /** Once somebody tried to go on, what is missing is marked. */
  readonly strict: boolean
  readonly roleFixed?: boolean
}

export function ProfileForm({ draft, onChange, strict, roleFixed = false }: ProfileFormProps) {
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
          error={strict && draft.role === null ? setup.chooseOne : null}
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
        <CountryField
          label={setup.country}
          value={draft.country}
          onChange={(country) => set({ country })}
          error={strict && !isCountry(draft.country) ? setup.chooseOne : null}
        />
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
