/** The file of whoever runs the server or a store: its questionnaire, beside what the server says of itself. */
import { hostCountries } from "../session/provider-form.ts"
import type { ProviderView } from "@zahnwolke/core/party/hosting-views"
import { useParams } from "@tanstack/react-router"
import { Note, Refused } from "../parts/note.tsx"
import { Loading, Page, Section } from "../parts/page.tsx"
import { PaperButtons } from "../parts/paper-buttons.tsx"
import { LicencePart } from "../parts/provider/licence.tsx"
import { ProviderForm } from "../parts/provider/provider-form.tsx"
import { useAnswer, useParty } from "../session/use-session.tsx"
import { useFormats, useWords } from "../words/words.tsx"

export function Provider() {
  const { provider: words, organisation } = useWords()
  const { host } = useParams({ from: "/organisation/anbieter/$host" })
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.provider(host), `provider ${host}`, [
    "status",
    "attestations",
  ])
  const back = { to: "/organisation", text: organisation.title }
  if (value === null) {
    return (
      <Page title={words.open} back={back} narrow>
        {refusal === null ? <Loading /> : <Refused refusal={refusal} />}
      </Page>
    )
  }
  const title = words.title(value.operator === "self" ? words.self : value.operator)
  return (
    <Page title={title} lead={words.lead} back={back} narrow>
      <p className="soft small">{words.marks}</p>
      <Stated view={value} />
      {value.operator !== "self" && <LicencePart />}
      <ProviderForm
        key={`${host} ${value.signed?.version ?? 0}`}
        view={value}
        countries={hostCountries(value)}
      />
    </Page>
  )
}

function Stated({ view }: { readonly view: ProviderView }) {
  const { provider: words, organisation, app } = useWords()
  const formats = useFormats()
  const { signed } = view
  return (
    <Section title={words.statedTitle}>
      <ul className="lines">
        {view.places.map(({ name, country, operator }) => (
          <li className="line" key={name}>
            <span className="line-text">
              {words.stated(
                organisation.hostPlace(name),
                formats.country(country),
                operator === "self" ? app.serverSelf : operator,
              )}
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        <PaperButtons kind="provider-dossier" about={view.host} of={words.dossier} />
      </div>
      {signed !== null && (
        <Note mood={signed.validUntil > Date.now() ? "ok" : "warning"}>
          {words.signedUntil(
            String(signed.version),
            formats.moment(signed.at),
            formats.moment(signed.validUntil),
          )}
        </Note>
      )}
    </Section>
  )
}
