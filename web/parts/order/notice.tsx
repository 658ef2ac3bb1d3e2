/** That the recipient was told to erase or to restrict, and its answer, or for how long there is none. */
import type { NoticeView } from "@zahnwolke/core/party/erasure-views"
import { useFormats, useWords } from "../../words/words.tsx"
import { Badge } from "../badge.tsx"
import { Section } from "../page.tsx"
import { KeptLine } from "./keeping.tsx"

export function NoticePart({ notice }: { readonly notice: NoticeView }) {
  const { retention: words } = useWords()
  const formats = useFormats()
  const { answer, asks, at, cause } = notice
  const said = notice.fromUs
    ? words.noticeFromUs[asks](notice.to, formats.date(at))
    : words.noticeToUs[asks](notice.from, formats.date(at))
  return (
    <Section title={words.noticeTitle}>
      <p>
        {said} <span className="soft">{words.noticeCause[cause]}</span>
      </p>
      <NoticeAnswer notice={notice} />
      {answer?.kept.map((kept) => (
        <KeptLine kept={kept} key={kept.record} />
      ))}
    </Section>
  )
}

export function NoticeAnswer({ notice: { answer, answerBy, daysOpen } }: { readonly notice: NoticeView }) {
  const { retention: words } = useWords()
  const formats = useFormats()
  if (answer === null) {
    return <Badge tone="warning">{words.noticeOpen(daysOpen, formats.date(answerBy))}</Badge>
  }
  const date = formats.date(answer.at)
  return (
    <Badge tone="ok">
      {answer.kept.length === 0 ? words.noticeErased(date) : words.noticeRestricted(date)}
    </Badge>
  )
}
