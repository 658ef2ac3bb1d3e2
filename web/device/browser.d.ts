/** What browsers offer and TypeScript's DOM library does not name yet. */

interface TrustedScriptPolicy {
  /** A TrustedScriptURL; it is used where a string is expected and nowhere else. */
  readonly createScriptURL: (url: string) => string
}
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => TrustedScriptPolicy
}
/** Also in workers. */
declare var trustedTypes: TrustedTypes | undefined

interface FileSystemSyncAccessHandle {
  readonly read: (into: Uint8Array, options: { readonly at: number }) => number
  readonly write: (bytes: Uint8Array, options: { readonly at: number }) => number
  readonly truncate: (size: number) => void
  readonly flush: () => void
  readonly close: () => void
  readonly getSize: () => number
}
interface FileSystemFileHandle {
  /** Only in a dedicated worker. */
  readonly createSyncAccessHandle: () => Promise<FileSystemSyncAccessHandle>
  readonly move: (folder: FileSystemDirectoryHandle, name: string) => Promise<void>
}
interface FileSystemDirectoryHandle {
  readonly keys: () => AsyncIterableIterator<string>
}

interface DetectedBarcode {
  readonly rawValue: string
}
declare class BarcodeDetector {
  constructor(options: { readonly formats: readonly string[] })
  static getSupportedFormats(): Promise<readonly string[]>
  detect(source: ImageBitmapSource): Promise<readonly DetectedBarcode[]>
}

declare module "*?worker&url" {
  const url: string
  export default url
}
declare module "*.css"

interface Window {
  /** Only in Chrome and Edge. */
  readonly showDirectoryPicker?: (options: {
    readonly mode: "readwrite"
  }) => Promise<FileSystemDirectoryHandle>
}
