/** Why this was allowed to leave, in which form, whereto, until when. */
import type { ReviewView } from "@zahnwolke/core/party/review-view"
import type { OrderDetail } from "@zahnwolke/core/party/order-detail"
import { useMe } from "../../session/use-session.tsx"
import { basisIn } from "../../words/legal-basis.ts"
import { useFormats, useVoice, useWords } from "../../words/words.tsx"
import { Icon } from "../icon.tsx"
import { Note } from "../note.tsx"
import { Reasons } from "../new-order/gate.tsx"
import { HoldPart } from "./hold.tsx"
import { Section } from "../page.tsx"
import { PaperButtons } from "../paper-buttons.tsx"
import { Fact } from "../profile-facts.tsx"

/** What the sender looked at and signed; where that does not fit together, it is said first. */
function Review({ review }: { readonly review: ReviewView }) {
  const { order: words, preparation } = useWords()
  const formats = useFormats()
  if (review.state === "differs") return <Note mood="warning">{words.review.differs}</Note>
  if (review.state !== "verified" || review.at === null) {
    return review.state === "missing" ? <p className="small">{words.review.missing}</p> : null
  }
  const decided = review.decided.map(({ decision, count }) => `${count} × ${preparation.decisions[decision]}`)
  return (
    <>
      <p className="small">
        {words.review.verified(formats.moment(review.at), review.byName)} {decided.join(", ")}.
      </p>
      {review.why.length > 0 && (
        <p className="small">{words.review.why(review.why.map((why) => words.review.reasons[why]))}</p>
      )}
      <p className="small soft">{preparation.whatItIsNot}</p>
    </>
  )
}

/** What came with reference to the person was cleaned by nobody, and there is nothing to check of it. */
const isCheckedHere = ({ disclosure, placedByUs }: OrderDetail): boolean =>
  !placedByUs && disclosure.checkedHere.of > 0

export function DisclosurePart({ detail }: { readonly detail: OrderDetail }) {
  const { order: words, terms, papers } = useWords()
  const { language, formats } = useVoice()
  const me = useMe()
  const { disclosure } = detail
  /** Nothing is left to be checked here or erased later. */
  const erased = detail.state === "erased"
  return (
    <Section title={words.disclosure}>
      <dl className="facts">
        <Fact name={words.disclosureAt}>{formats.moment(disclosure.at)}</Fact>
        <Fact name={words.disclosureCategory}>{terms.categories[disclosure.category]}</Fact>
        <Fact name={words.disclosureBasis}>{basisIn(language, disclosure)}</Fact>
        <Fact name={words.disclosureCountries}>
          {formats.list(disclosure.countries.map(formats.country))}
        </Fact>
      </dl>
      {!erased && isCheckedHere(detail) && disclosure.checkedHere.state !== "findings" && (
        <p className="small">
          {disclosure.checkedHere.state === "partly"
            ? words.checkedHere.partly(disclosure.checkedHere.checked, disclosure.checkedHere.of)
            : words.checkedHere[disclosure.checkedHere.state]}
        </p>
      )}
      <Review review={disclosure.review} />
      {!erased && <p className="small">{words.eraseBy(formats.date(detail.eraseBy))}</p>}
      {!erased && <HoldPart order={detail.order} holds={detail.holds} />}
      <p className="soft small">{papers.verdict}</p>
      <PaperButtons kind="verdict" about={detail.order} of={papers.verdict} />
      {!detail.placedByUs && !erased && me.profile.role !== "practice" && (
        <>
          <p className="soft small">{papers.customMade}</p>
          <PaperButtons kind="custom-made-statement" about={detail.order} of={papers.customMade} />
        </>
      )}
      {disclosure.reasons.length > 0 && (
        <details className="more">
          <summary>
            <Icon name="forward" small />
            {words.disclosureReasons}
          </summary>
          <Reasons reasons={disclosure.reasons} />
        </details>
      )}
    </Section>
  )
}
