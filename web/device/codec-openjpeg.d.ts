/** What we use of OpenJPEG as it is packed for browsers; the package says nothing of its types. */

interface J2kDecoder {
  /** Room for a code stream of this length. */
  readonly getEncodedBuffer: (length: number) => Uint8Array
  readonly decode: () => void
  /** Lent until the next call. */
  readonly getDecodedBuffer: () => Uint8Array
  readonly delete: () => void
}
interface OpenJpeg {
  readonly J2KDecoder: new () => J2kDecoder
}
interface OpenJpegParts {
  readonly instantiateWasm: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ) => WebAssembly.Exports
  readonly print: (line: string) => void
  readonly printErr: (line: string) => void
}

declare module "@cornerstonejs/codec-openjpeg/decodewasmjs" {
  const open: (parts: OpenJpegParts) => Promise<OpenJpeg>
  export default open
}
declare module "@cornerstonejs/codec-openjpeg/decodewasm?url" {
  const url: string
  export default url
}

/** With its encoder: for tests only. */
declare module "@cornerstonejs/codec-openjpeg/wasmjs" {
  interface J2kEncoder {
    readonly getDecodedBuffer: (picture: {
      readonly width: number
      readonly height: number
      readonly bitsPerSample: number
      readonly componentCount: number
      readonly isSigned: boolean
      readonly isUsingColorTransform: boolean
    }) => Uint8Array
    readonly setQuality: (lossless: boolean, quantisation: number) => void
    readonly setDecompositions: (times: number) => void
    readonly encode: () => void
    readonly getEncodedBuffer: () => Uint8Array
    readonly delete: () => void
  }
  const open: (parts: Pick<OpenJpegParts, "print" | "printErr">) => Promise<{
    readonly J2KEncoder: new () => J2kEncoder
  }>
  export default open
}
