/** A table that stays one on a telephone: there each row stands by itself, every cell under the name of its column. */
import type { ReactNode } from "react"

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => ReactNode
}

interface LedgerProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** The roles are said, because a table that is drawn as blocks is none to a screen reader. */
export function Ledger<Row>({ label, columns, rows, keyOf }: LedgerProps<Row>) {
  return (
    <div className="table-wrap" role="region" aria-label={label} tabIndex={0}>
      <table className="table register" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ head }) => (
              <th key={head} scope="col" role="columnheader">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map(({ cell, head }) => (
                <td key={head} role="cell" data-label={head}>
                  <div>{cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
