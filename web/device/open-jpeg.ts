/** JPEG 2000 by OpenJPEG in WebAssembly (decision 33): the samples of a frame, or an error at the smallest fault. */
import openJpeg from "@cornerstonejs/codec-openjpeg/decodewasmjs"
import type { Jpeg2000Picture } from "@zahnwolke/core/formats/jpeg-2000"

/** Six thousand by six thousand in one colour: beyond that no detector goes. */
const mostSamples = 36e6
/** A frame may claim what it likes inside; more than this it never gets. */
const mostMemory = 768 * 2 ** 20
const page = 65_536

export type SamplesOf = (codestream: Uint8Array, picture: Jpeg2000Picture) => Uint8Array<ArrayBuffer>

/** What comes out is good for as long as nothing was thrown; after that, open another. */
export async function openJpeg2000(compiled: WebAssembly.Module): Promise<SamplesOf> {
  let faults = 0
  const hear = (line: string): void => {
    if (line.includes("[ERROR]")) faults++
  }
  const library = await openJpeg({
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(compiled, imports)
      for (const part of Object.values(instance.exports)) if (part instanceof WebAssembly.Memory) bound(part)
      done(instance)
      return instance.exports
    },
    print: hear,
    printErr: hear,
  })
  return (codestream, { width, height, components }) => {
    if (width * height * components > mostSamples) throw new RangeError("the frame is too large")
    const decoder = new library.J2KDecoder()
    try {
      faults = 0
      decoder.getEncodedBuffer(codestream.length).set(codestream)
      decoder.decode()
      if (faults > 0) throw new Error("the frame does not follow its coding")
      return decoder.getDecodedBuffer().slice()
    } finally {
      decoder.delete()
    }
  }
}

/** The library takes a memory that will not grow for one that is full, and gives up. */
function bound(memory: WebAssembly.Memory): void {
  const grow = memory.grow.bind(memory)
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * page > mostMemory)
      throw new RangeError("the frame wants too much memory")
    return grow(pages)
  }
}
