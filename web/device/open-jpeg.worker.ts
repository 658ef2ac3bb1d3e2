/** Unpacks JPEG 2000 apart from everything else: what a frame brings down is this worker, and nothing is lost with it. */
import wasmUrl from "@cornerstonejs/codec-openjpeg/decodewasm?url"
import { openJpeg2000 } from "./open-jpeg.ts"
import type { FromOpenJpeg, ToOpenJpeg } from "./open-jpeg-messages.ts"

const opened = fetch(wasmUrl)
  .then((answer) => answer.arrayBuffer())
  .then((bytes) => WebAssembly.compile(bytes))
  .then(openJpeg2000)

const say = (message: FromOpenJpeg, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer })

async function answer({ codestream, picture }: ToOpenJpeg): Promise<void> {
  const samplesOf = await opened
  const samples = samplesOf(codestream, picture)
  say({ samples }, [samples.buffer])
}

self.addEventListener("message", ({ data }: MessageEvent<ToOpenJpeg>) => {
  answer(data).catch(() => say({ samples: null }))
})
