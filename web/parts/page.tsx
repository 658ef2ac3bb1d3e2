/** The frame of a screen: its one headline, the way back, its sections, and what it says while it has nothing yet. */
import { Link } from "@tanstack/react-router"
import { useEffect } from "react"
import type { ReactNode } from "react"
import { useWords } from "../words/words.tsx"
import { Icon } from "./icon.tsx"

interface PageProps {
  readonly title: string
  readonly children: ReactNode
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly back?: { readonly to: string; readonly text: string }
  readonly narrow?: boolean
}

export function Page({ title, children, lead, actions, back, narrow = false }: PageProps) {
  const words = useWords()
  useEffect(() => {
    document.title = `${title} · ${words.app.name}`
  }, [title, words])
  return (
    <div className={narrow ? "page page-narrow" : "page"}>
      <header>
        {back !== undefined && (
          <Link className="page-back" to={back.to}>
            <Icon name="back" small />
            {back.text}
          </Link>
        )}
        <div className="page-head">
          <div className="page-head-text">
            <h1 tabIndex={-1}>{title}</h1>
            {lead !== undefined && <div className="soft">{lead}</div>}
          </div>
          {actions !== undefined && <div className="row">{actions}</div>}
        </div>
      </header>
      {children}
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly children: ReactNode
  readonly aside?: ReactNode
}

export function Section({ title, children, aside }: SectionProps) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** Unseen for the first moments, so that a fast answer does not flicker. */
export function Loading() {
  const words = useWords()
  return (
    <p className="loading" role="status">
      <span className="turning" aria-hidden="true" />
      {words.app.loading}
    </p>
  )
}

export function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
