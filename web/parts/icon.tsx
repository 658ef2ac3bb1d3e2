/** The app's own line icons: 20 by 20, one stroke, decorative unless a label stands beside them. */
import type { AttachmentRole } from "@zahnwolke/core/records/order"

const paths = {
  orders: "M4 5.5h12M4 10h12M4 14.5h7",
  plus: "M10 4v12M4 10h12",
  patients: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.5 6 4.5",
  partners:
    "M7 9.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM2.5 15.500c.4-2.6 2.2-4 4.5-4s4.1 1.4 4.5 4M13 5a2.3 2.3 0 0 1 0 4.500M14.5 11.800c1.7.5 2.7 1.8 3 3.7",
  register:
    "M6 3.500h8a1.5 1.5 0 0 1 1.5 1.500v10a1.5 1.5 0 0 1-1.5 1.500H6A1.5 1.5 0 0 1 4.5 15V5A1.5 1.5 0 0 1 6 3.500ZM7.5 8h5M7.5 11.500h5",
  organisation: "M4 16.500v-11l6-2.5 6 2.500v11M2.5 16.500h15M8 16.500v-4h4v4M7.5 8h.01M12.5 8h.01",
  lock: "M6 9V6.500a4 4 0 0 1 8 0V9M5 9h10v7.500H5z",
  server: "M4 4h12v5H4zM4 11h12v5H4zM7 6.500h.01M7 13.500h.01",
  back: "M12 4.5 6.5 10l5.5 5.5",
  forward: "M8 4.5 13.5 10 8 15.5",
  search: "M9 14.500a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4",
  close: "M5 5l10 10M15 5 5 15",
  check: "M4 10.500l4 4 8-9",
  warning: "M10 3.5 17.5 16.500h-15zM10 8v4M10 14.300h.01",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9.500v4M10 6.700h.01",
  file: "M6 3h5.500L15 6.500V17H6zM11.5 3v3.500H15",
  upload: "M10 13V4M6.5 7.5 10 4l3.5 3.500M4 13v3.500h12V13",
  download: "M10 4v9M6.5 9.5 10 13l3.5-3.500M4 13v3.500h12V13",
  folder: "M3 5.500h5l1.5 2H17V16H3z",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  message: "M3.5 4.500h13v9H9l-3.5 3v-3h-2z",
  device: "M3 4.500h14v9H3zM7 17h6M10 13.500V17",
  phone: "M6.5 2.500h7v15h-7zM9.5 15h1",
  key: "M7.5 12.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10.3 9.500H17V13M14 9.500v2.5",
  print: "M6 7.500v-4h8v4M6 14H3.500V7.500h13V14H14M6 12h8v4.500H6z",
  shield: "M10 3l6 2v4.500c0 3.6-2.4 6.2-6 7.5-3.6-1.3-6-3.9-6-7.500V5z",
  moon: "M16 12A6.5 6.5 0 0 1 8 4a6.5 6.5 0 1 0 8 8Z",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l1 10.500h7l1-10.5",
  camera: "M3 6.500h3L7.5 4.500h5L14 6.500h3v9H3zM10 13.500a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.400Z",
  copy: "M7 7h9v9H7zM4 13V4h9",
  pen: "M4 16l.8-3.500L13.5 4 16 6.5 7.5 15.200z",
  scan: "M3.5 12.5C3.5 7 6 3.5 10 3.5s6.5 3.5 6.5 9c0 2-1 3.5-2.300 3.5-1.200 0-1.5-1.200-1.700-2.800C12.200 11 11.5 8.5 10 8.5S7.800 11 7.5 13.200C7.300 14.800 7 16 5.800 16c-1.300 0-2.300-1.5-2.300-3.5Z",
  layers: "M10 3.5l7 3.5-7 3.5-7-3.5zM3.5 10.5l6.5 3.3 6.5-3.3M3.5 13.7l6.5 3.3 6.5-3.3",
  send: "M3 10l14-6-5 13-2.5-5.500z",
} as const
export type IconName = keyof typeof paths

export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) {
  return (
    <svg
      className={small ? "icon icon-small" : "icon"}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}

export function iconOf(role: AttachmentRole): IconName {
  switch (role) {
    case "photo":
      return "camera"
    case "dvt":
    case "radiograph":
      return "layers"
    case "document":
    case "other":
      return "file"
    default:
      return "scan"
  }
}
