/** One screen in its widths side by side, as one small picture for the documents. */
import type { Browser } from "playwright-core"

const height = 620

export async function keepSheet(browser: Browser, path: string, pictures: readonly Buffer[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1800, height } })
  const images = pictures
    .map((png) => `<img alt="" height="${height}" src="data:image/png;base64,${png.toString("base64")}">`)
    .join("")
  await page.setContent(
    `<body style="margin:0"><div style="display:inline-flex;gap:12px;background:#777">${images}</div>`,
  )
  await page.locator("div").screenshot({ path, type: "jpeg", quality: 62 })
  await page.close()
}
