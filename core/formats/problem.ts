/** What stops a reader or a rewrite: a code, and one sentence that says what is wrong and what to do. */

/** Constant sentences, so that no byte of a file can stand in an error; the code is for other languages. */
const sentences = {
  "empty-file": "The file is empty. Export it again from the scanner or the program that made it.",
  "file-changed":
    "The file changed while it was read. Wait until it is written completely, then add it again.",
  "file-unreadable":
    "The file could not be read. Check that it is still in its place and not open elsewhere, then add it again.",
  "too-large":
    "The file is too large for its format to be read here. Export the scan as binary STL or binary PLY.",
  "stl-truncated": "The STL file ends before its last triangle. Export it again.",
  "stl-malformed": "The STL file is damaged: it does not follow the format. Export it again.",
  "stl-empty": "The STL file holds no triangle. Export it again.",
  "mesh-not-finite":
    "The scan holds a coordinate that is not a number or infinite. Repair it in the scanner's program and export it again.",
  "mesh-too-far":
    "A point of the scan lies kilometres away: the file is damaged, or holds something else than a shape. Repair it in the scanner's program and export it again.",
  "mesh-bad-index": "The scan has a face that names a point which is not there. Export it again.",
  "mesh-format":
    "Meshes of this format (glTF, OFF, AMF, FBX and others) are not read here. Export the scan as STL, PLY or OBJ.",
  "mesh-no-surface": "The file holds points but no surface. Export a mesh, not a point cloud.",
  "ply-malformed": "The PLY file is damaged: it does not follow the format. Export it again.",
  "ply-truncated": "The PLY file ends before everything its header announces. Export it again.",
  "ply-empty": "The PLY file holds no point. Export it again.",
  "ply-unsupported": "The PLY file uses a form that is not supported. Export it again as binary PLY or STL.",
  "obj-malformed": "The OBJ file is damaged: it does not follow the format. Export it again.",
  "obj-unsupported":
    "The OBJ file holds curves or surfaces of a design program. Export it again as a plain mesh or as STL.",
  "obj-empty": "The OBJ file holds no point. Export it again.",
  "dicom-not": "The file is not DICOM. Add the file that the X-ray program exported, not a link or a report.",
  "dicom-truncated": "The DICOM file ends in the middle. Copy or export it again.",
  "dicom-malformed": "The DICOM file is damaged: it does not follow the format. Export it again.",
  "dicom-too-deep": "The DICOM file nests its entries deeper than any real image does. It is not read.",
  "dicom-too-many": "The DICOM file holds more entries than any real image does. It is not read.",
  "dicom-directory":
    "The file is a DICOM directory of a folder or CD. Add the folder: its images are taken, the directory is made anew.",
  "dicom-document":
    "The DICOM file wraps a document, a video, a sound or raw data of a maker. These cannot be de-identified; they leave only with consent.",
  "dicom-kind":
    "The DICOM file is of a kind that is not known here. It cannot be de-identified; it leaves only with consent.",
  "dicom-pixels":
    "The DICOM image does not say how large it is, or not plainly. Export it again, uncompressed, from the program that made it.",
  "dicom-coding":
    "The DICOM image is packed in a way that is damaged or not known here. Export it again, uncompressed or as JPEG.",
  "dicom-jpeg-xl":
    "The DICOM image is packed as JPEG XL, which is not rewritten here. Export it again, uncompressed or as JPEG.",
  "redact-coded":
    "The image is packed in a way that cannot be unpacked here, so nothing in it can be painted over. Leave it out, or export it again, uncompressed.",
  "dicom-deflated-frame":
    "The DICOM image is packed frame by frame (Deflated Image Frame), which is not rewritten here. Export it again, uncompressed or as JPEG.",
  "dicom-mesh":
    "The DICOM file wraps a mesh. Export the mesh itself as STL, PLY or OBJ: that can be de-identified.",
  "dicom-pdf":
    "The DICOM file wraps a document (PDF or CDA). Names stand in its text, so it cannot be sent here: leave it out.",
  "dicom-words":
    "The DICOM report holds free text only. It cannot be de-identified; it leaves only with consent.",
  "dicom-inflate":
    "The DICOM file is packed, and its packing is damaged or unpacks to far too much. Export it unpacked.",
  "crop-outside":
    "This slice lies outside of the field of view that was drawn. It stays here and does not leave.",
  "crop-coded":
    "The pixels of this image are packed, so that only whole slices can be left out. Draw the field over the full width and depth, or export the image uncompressed.",
  "crop-no-place":
    "The image does not say plainly where it lies in the patient, so it cannot be cropped. Send it whole, or leave it out.",
  "mtl-malformed": "The file of materials (MTL) is damaged or too large. The scan can be sent without it.",
  "3mf-malformed": "The 3MF package is damaged: it does not follow the format. Export it again, or as STL.",
  "3mf-no-mesh": "The 3MF package holds no surface. Export it again, or as STL.",
  "3mf-unsupported":
    "The 3MF package needs an extension that is not supported here (for example lattices or slices). Export it as STL.",
  "hps-malformed":
    "The 3Shape scan is damaged: it does not follow the format. Export it again, or as STL or PLY.",
  "hps-unsupported": "The 3Shape scan is of a form that cannot be read here. Export it again as STL or PLY.",
  "zip-damaged":
    "The archive is damaged or incomplete. Pack it again, or add the files without packing them.",
  "zip-encrypted":
    "The archive is protected by a password and cannot be looked into. Unpack it first and add the files themselves.",
  "zip-method": "The archive is packed in an unusual way. Unpack it first and add the files themselves.",
  "zip-too-many":
    "The archive holds more files than can be looked through. Unpack it and add what is needed.",
  "zip-bomb":
    "The archive would unpack to far more than a scan can be. It was not opened; ask the sender for another one.",
  "zip-path":
    "The archive names places outside of itself, which no scanner's program does. It was not opened; pack it again.",
  "zip-depth": "Archives are packed into each other too deeply. Unpack them and add the files themselves.",
  "xml-malformed": "The XML file is damaged: it does not follow the format. Export it again.",
  "xml-dtd":
    "The XML file brings definitions of its own (DTD), which can reach outside of it. It was refused; export it again.",
  "xml-depth": "The XML file is nested too deeply to be an order or a scan. Export it again.",
  "xml-encoding": "The text encoding of the XML file is not known here. Save it as UTF-8.",
  "jpeg-malformed": "The JPEG picture is damaged: it does not follow the format. Save it again.",
  "jpeg-truncated": "The JPEG picture ends before it is complete. Copy it again from the camera.",
  "jpeg-unsupported":
    "The JPEG picture is of a rare form that is not supported. Save it again as an ordinary JPEG.",
  "png-malformed": "The PNG picture is damaged: it does not follow the format. Save it again.",
  "png-truncated": "The PNG picture ends before it is complete. Copy it again.",
  "webp-malformed": "The WebP picture is damaged: it does not follow the format. Save it again.",
  "webp-truncated": "The WebP picture ends before it is complete. Copy it again.",
  "picture-animated": "The picture moves. Save the one view that is needed as JPEG or PNG.",
  "picture-too-large": "The picture has more pixels than can be handled here. Save it smaller.",
  "picture-needs-codec":
    "HEIC and AVIF pictures can be cleaned only where they can be shown. Save the picture as JPEG, or add it in a browser that shows it.",
  "picture-format":
    "The picture is in a format that cannot be cleaned here. Save it as JPEG or PNG and add it again.",
  "picture-undecodable":
    "The picture could not be shown and was therefore not cleaned. Save it again as JPEG.",
  "hps-encrypted":
    "The maker of this 3Shape scan encrypted its surface, so it cannot be shown here. Export it as STL or PLY.",
  "document-consent-only":
    "Documents cannot be de-identified: names stand in their text and in hidden parts. They are sent unaltered only, with the name and the patient's consent.",
  "html-order":
    "Order sheets as web pages hold names and addresses throughout. Add the order as XML, of which an order of our own is made, or fill in the order form; unaltered they are sent with the name and the patient's consent only.",
  "video-consent-only":
    "Videos and sound recordings cannot be de-identified. Send single photographs instead; unaltered they are sent with the name and the patient's consent only.",
  "executable-refused": "The file is a program. Programs are never sent, whatever their name says.",
  "archive-unsupported":
    "Archives of this kind cannot be opened here. Unpack it first and add the files themselves.",
  "folder-view":
    "The file only says how a folder looked on one computer and names the files in it. It is left out.",
  "text-unstructured":
    "Free text cannot be de-identified. Write what the laboratory needs into the order form; unaltered it is sent with the name and the patient's consent only.",
  "container-unknown":
    "What is in this file is not known here, so nothing in it can be de-identified. Export the scan as STL, PLY or DICOM, or send it unaltered, with the name and the patient's consent only.",
  "xml-unknown":
    "The XML file is none of the orders that are known here, so nothing in it can be de-identified. It is sent unaltered only, with the name and the patient's consent.",
  "order-without-work":
    "The order file names no tooth that could be taken over. It never leaves; fill in the order form by hand.",
  "leak-found":
    "A word that is known of the patient or the practice was still found after the rewrite, so the file was not released. The report says where.",
  "heif-malformed":
    "The HEIC or AVIF picture is damaged: it does not follow the format. Save it again as JPEG.",
} as const

export type ProblemCode = keyof typeof sentences

export interface Problem {
  readonly code: ProblemCode
  readonly problem: string
}

export const problem = (code: ProblemCode): Problem => ({ code, problem: sentences[code] })

export const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "problem" in value && "code" in value
