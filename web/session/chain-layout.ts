/** Where everything of the chain's picture stands: one box for each holder, its parent above it, text broken to the width. */
export interface ChainNode {
  readonly key: string
  /** Null for the one it began with. */
  readonly parent: string | null
  readonly depth: number
  readonly title: string
  readonly lines: readonly string[]
  readonly tone: "origin" | "held" | "gone" | "danger"
}

export interface PlacedLine {
  readonly text: string
  readonly y: number
  readonly strong: boolean
}

export interface PlacedNode {
  readonly node: ChainNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly PlacedLine[]
  /** From the box above, down and to the left edge of this one. */
  readonly line: string | null
}

export interface ChainLayout {
  readonly height: number
  readonly nodes: readonly PlacedNode[]
}

const indent = 28
const gap = 16
const inner = 14
const lineHeight = 20
/** Generous: no letter of the screen's type at 13.5 px is wider on average. */
const letter = 7.2

/** Whole words; one that is longer than the line is cut, for a picture has no scroll bar. */
export function brokenTo(text: string, width: number): readonly string[] {
  const most = Math.max(Math.floor(width / letter), 8)
  const lines: string[] = []
  let line = ""
  for (const word of text.split(" ")) {
    const cut = word.length > most ? `${word.slice(0, most - 1)}…` : word
    if (line === "") line = cut
    else if (line.length + 1 + cut.length <= most) line += ` ${cut}`
    else {
      lines.push(line)
      line = cut
    }
  }
  return line === "" ? lines : [...lines, line]
}

export function chainLayout(nodes: readonly ChainNode[], width: number): ChainLayout {
  const placed: PlacedNode[] = []
  let y = 1
  for (const node of inOrder(nodes)) {
    const x = 1 + Math.min(node.depth, 4) * indent
    const room = width - x - 1
    const texts = [
      ...brokenTo(node.title, room - 2 * inner).map((text) => ({ text, strong: true })),
      ...node.lines.flatMap((line) =>
        brokenTo(line, room - 2 * inner).map((text) => ({ text, strong: false })),
      ),
    ]
    const above = placed.find((one) => one.node.key === node.parent)
    const height = texts.length * lineHeight + 2 * inner - 4
    placed.push({
      node,
      x,
      y,
      width: room,
      height,
      lines: texts.map((one, index) => ({ ...one, y: y + inner + 11 + index * lineHeight })),
      line: above === undefined ? null : lineFrom(above, x, y + 24),
    })
    y += height + gap
  }
  return { height: Math.max(y - gap + 1, 1), nodes: placed }
}

const lineFrom = (above: PlacedNode, x: number, y: number): string =>
  `M ${above.x + indent / 2} ${above.y + above.height} V ${y} H ${x}`

/** Each right below the one it came from. */
function inOrder(nodes: readonly ChainNode[]): readonly ChainNode[] {
  const below = (parent: string | null, seen: ReadonlySet<string>): readonly ChainNode[] =>
    nodes
      .filter((node) => node.parent === parent && !seen.has(node.key))
      .flatMap((node) => [node, ...below(node.key, new Set([...seen, node.key]))])
  return below(null, new Set())
}
