/** From the practice to the last holder as one picture, with every word of it as text beside. */
import type { ChainAbout, ChainView, HoldingView } from "@zahnwolke/core/party/holder-views"
import { useEffect, useId, useRef, useState } from "react"
import type { RefObject } from "react"
import { chainLayout } from "../../session/chain-layout.ts"
import type { ChainNode, PlacedNode } from "../../session/chain-layout.ts"
import { useAnswer, useParty } from "../../session/use-session.tsx"
import { orderTitle } from "../../words/order-title.ts"
import { useVoice, useWords } from "../../words/words.tsx"
import type { Words } from "../../words/words.tsx"
import { Icon } from "../icon.tsx"
import { Refused } from "../note.tsx"
import { Section } from "../page.tsx"

export function Chain({ about, title }: { readonly about: ChainAbout; readonly title: string }) {
  const { chain: words } = useWords()
  const party = useParty()
  const { value, refusal } = useAnswer(() => party.chain(about), JSON.stringify(about), ["orders"])
  return (
    <Section title={title}>
      <Refused refusal={refusal} />
      {value?.holdings.length === 0 && <p className="soft">{words.none}</p>}
      {value !== null && value.holdings.length > 0 && <Drawn chain={value} title={title} />}
    </Section>
  )
}

function Drawn({ chain, title }: { readonly chain: ChainView; readonly title: string }) {
  const { chain: words } = useWords()
  const say = useSaid()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const titleId = useId()
  const textId = useId()
  const { height, nodes } = chainLayout(nodesOf(chain, say, words.origin), width)
  return (
    <div className="stack-tight" ref={frame}>
      <svg
        className="chain"
        role="img"
        aria-labelledby={titleId}
        aria-describedby={textId}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <title id={titleId}>{title}</title>
        {nodes.map((one) => (
          <Box key={one.node.key} placed={one} />
        ))}
      </svg>
      <details className="more">
        <summary className="small">
          <Icon name="forward" small />
          {words.asText}
        </summary>
        <ol className="gate-reasons" id={textId}>
          {chain.holdings.map((holding) => (
            <li key={holding.order}>
              {words.sentence(holding.from, holding.to)}: {say(holding).filter(Boolean).join("; ")}
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}

/** Role and countries, state, ground, until: one line each. */
function useSaid(): (holding: HoldingView) => readonly string[] {
  const spoken = useWords()
  const { chain: words, retention, terms } = spoken
  const { language, formats } = useVoice()
  return ({ at, countries, countriesNow, doubtful, ground, kept, number, role, state, title, until }) => [
    words.sent(number, formats.date(at)),
    title === "" ? "" : orderTitle(title, spoken),
    [role === null ? "" : terms.roles[role], formats.list(countries.map(formats.country))]
      .filter(Boolean)
      .join(", "),
    countriesNow.length === 0 ? "" : words.countriesNow(formats.list(countriesNow.map(formats.country))),
    stateText(words, state, until === null ? null : formats.date(until)),
    ...(state === "hidden" ? [] : [ground?.[language] ?? words.noGround]),
    ...kept.map((one) =>
      one.grounded
        ? retention.kept(one.name[language], formats.day(one.until), one.law)
        : retention.keptUngrounded(one.name[language], formats.day(one.until)),
    ),
    ...(doubtful ? [words.doubtful] : []),
  ]
}

/** The agreed day says nothing any more of what was erased. */
function stateText(words: Words["chain"], state: HoldingView["state"], until: string | null): string {
  switch (state) {
    case "hidden":
      return words.hiddenText
    case "erased":
    case "restricted":
      return words.states[state]
    case "waiting":
    case "held":
    case "erasing":
      return `${words.states[state]}, ${until === null ? words.unknownUntil : words.until(until)}`
  }
}

function nodesOf(
  { origin, holdings }: ChainView,
  say: (holding: HoldingView) => readonly string[],
  began: string,
): readonly ChainNode[] {
  const first = "origin"
  const drawn = new Set(holdings.map(({ order }) => order))
  return [
    { key: first, parent: null, depth: 0, title: origin, lines: [began], tone: "origin" },
    ...holdings.map((holding): ChainNode => {
      const parent = holding.parent !== null && drawn.has(holding.parent) ? holding.parent : first
      return {
        key: holding.order,
        parent,
        depth: parent === first ? 1 : holding.depth,
        title: holding.to,
        lines: say(holding).filter((line) => line !== ""),
        tone: holding.doubtful ? "danger" : holding.state === "erased" ? "gone" : "held",
      }
    }),
  ]
}

function Box({ placed }: { readonly placed: PlacedNode }) {
  const { height, line, lines, node, width, x, y } = placed
  return (
    <g className={`chain-node chain-${node.tone}`}>
      {line !== null && <path d={line} />}
      <rect x={x} y={y} width={width} height={height} rx={8} />
      {lines.map((one) => (
        <text key={one.y} x={x + 14} y={one.y} className={one.strong ? "chain-name" : undefined}>
          {one.text}
        </text>
      ))}
    </g>
  )
}

/** A picture does not break its lines by itself: it is drawn for the width that it has. */
function useWidth(frame: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(320)
  useEffect(() => {
    const { current } = frame
    if (current === null) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(Math.floor(entry.contentRect.width), 200))
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [frame])
  return width
}
