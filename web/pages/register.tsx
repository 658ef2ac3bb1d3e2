/** The register for the data protection officer: every disclosure, without a patient's name. */
import type { OrderDetail, Refusal } from "@zahnwolke/core/party/views"
import { Link } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { Badge } from "../parts/badge.tsx"
import { Button, saveFile } from "../parts/button.tsx"
import { Refused } from "../parts/note.tsx"
import { Empty, Loading, Page } from "../parts/page.tsx"
import { disclosureCsv } from "../session/disclosure-csv.ts"
import { useMoment, useParty } from "../session/use-session.tsx"
import { basisIn } from "../words/legal-basis.ts"
import { useFormats, useVoice, useWords } from "../words/words.tsx"

export function Register() {
  const { register: words } = useWords()
  const voice = useVoice()
  const { rows, done, all, refusal } = useDisclosures()
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        rows.length > 0 && (
          <Button
            icon="download"
            onPress={() =>
              saveFile(
                "register.csv",
                new Blob([disclosureCsv(rows, voice)], { type: "text/csv;charset=utf-8" }),
              )
            }
          >
            {words.save}
          </Button>
        )
      }
    >
      <Refused refusal={refusal} />
      {all === null && refusal === null && <Loading />}
      {all !== null && done < all && <Reading done={done} all={all} />}
      {all === 0 && (
        <Empty title={words.emptyTitle}>
          <p>{words.emptyText}</p>
        </Empty>
      )}
      {rows.length > 0 && <RegisterTable rows={rows} />}
    </Page>
  )
}

function Reading({ done, all }: { readonly done: number; readonly all: number }) {
  const { register: words } = useWords()
  return (
    <div className="stack-tight">
      <p className="soft" role="status">
        {words.reading(done, all)}
      </p>
      <progress className="bar" aria-label={words.title} max={all} value={done} />
    </div>
  )
}

function RegisterTable({ rows }: { readonly rows: readonly OrderDetail[] }) {
  const { register: words } = useWords()
  return (
    <div className="table-wrap" role="region" aria-label={words.title} tabIndex={0}>
      <table className="table register" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {words.recipient}
            </th>
            <th scope="col" role="columnheader">
              {words.order}
            </th>
            <th scope="col" role="columnheader">
              {words.what}
            </th>
            <th scope="col" role="columnheader">
              {words.basis}
            </th>
            <th scope="col" role="columnheader">
              {words.countries}
            </th>
            <th scope="col" role="columnheader">
              {words.at}
            </th>
            <th scope="col" role="columnheader">
              {words.until}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.order} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row }: { readonly row: OrderDetail }) {
  const { register: words, terms, order } = useWords()
  const { language, formats } = useVoice()
  const { disclosure } = row
  const kinds = [...new Set(row.files.map(({ content }) => terms.contentKinds[content]))]
  return (
    <tr role="row">
      <td role="cell" data-label={words.recipient}>
        <span className="line-title">{row.partner.name}</span>
        <br />
        <span className="soft small">
          {terms.roles[row.partner.role]}
          {!row.placedByUs && ` (${order.incoming})`}
        </span>
      </td>
      <td role="cell" data-label={words.order}>
        <Link to="/auftraege/$order" params={{ order: row.order }} className="digits">
          {row.number || order.noNumber}
        </Link>
      </td>
      <td role="cell" data-label={words.what}>
        {kinds.length === 0 ? terms.contentKinds.order : formats.list(kinds)}
        <br />
        <span className="soft small">{terms.categories[disclosure.category]}</span>
      </td>
      <td role="cell" data-label={words.basis}>
        {basisIn(language, disclosure)}
        <br />
        <span className="soft small">{disclosure.consent === null ? words.consentNo : words.consentYes}</span>
      </td>
      <td role="cell" data-label={words.countries}>
        {formats.list(disclosure.countries.map(formats.country))}
      </td>
      <td role="cell" data-label={words.at}>
        {formats.date(disclosure.at)}
      </td>
      <td role="cell" data-label={words.until}>
        <Until row={row} />
      </td>
    </tr>
  )
}

function Until({ row }: { readonly row: OrderDetail }) {
  const { register: words } = useWords()
  const formats = useFormats()
  if (row.erasure !== null) {
    return (
      <Badge tone={row.erasure.complete ? "ok" : "warning"}>
        {row.erasure.complete ? words.erased : words.erasing}
      </Badge>
    )
  }
  if (row.eraseBy < Date.now()) return <Badge tone="danger">{words.overdue}</Badge>
  return formats.date(row.eraseBy)
}

interface Disclosures {
  readonly rows: readonly OrderDetail[]
  readonly done: number
  readonly all: number | null
  readonly refusal: Refusal | null
}

/** One order after the other, so that the list grows while it is read. */
function useDisclosures(): Disclosures {
  const party = useParty()
  const { changes } = useMoment()
  const [read, setRead] = useState<Disclosures>({ rows: [], done: 0, all: null, refusal: null })
  useEffect(() => {
    let wanted = true
    const readAll = async (): Promise<void> => {
      const orders = await party.orders()
      if (!orders.ok) return setRead({ rows: [], done: 0, all: null, refusal: orders.refusal })
      const rows: OrderDetail[] = []
      const all = orders.value.length
      for (const [index, { order }] of orders.value.entries()) {
        const detail = await party.order(order)
        if (!wanted) return
        if (detail.ok) rows.push(detail.value)
        setRead({
          rows: rows.toSorted((a, b) => b.disclosure.at - a.disclosure.at),
          done: index + 1,
          all,
          refusal: detail.ok ? null : detail.refusal,
        })
      }
      if (all === 0) setRead({ rows, done: 0, all, refusal: null })
    }
    void readAll()
    return () => {
      wanted = false
    }
  }, [party, changes.orders])
  return read
}
