/** Words that devices, their parts and their makers are called by: what a kept text of a device may be made of. */

const known = new Set(
  // Makers.
  (
    "3shape acteon agfa gevaert align asahi canon carestream cefla cms dentsply dexis duerr durr fuji fujifilm fussen ge " +
    "gendex genoray healthcare healthineers hitachi imaging instrumentarium kavo kerr kodak konica largev medit minolta " +
    "morita myray neusoft newtom orangedental owandy palodex philips planmeca pointnix prexion qr roentgen samsung " +
    "sciences shimadzu siemens sirona soredex toshiba trophy uih vatech yoshida " +
    // Devices of dental practices and what they are sold as.
    "accuitomo aquilion avanto axeos brilliance cranex definition discovery drive edge emotion force galileos galaxis " +
    "green hyperion icat lightspeed logiq magnetom millennium optima orthophos orthopantomograph primescan promax " +
    "proface proline revolution romexis scanora sensation sidexis somatom symphony trios trium veraview veraviewepocs " +
    "veraviewepocs viso vistapano vistascan vistavox whitefox xeleris " +
    // What a device is, and what its software calls itself.
    "camera cbct ceph computed computer cr ct dental detector digital dvt dx electronics imager intraoral medical " +
    "io mr panoramic px radiography release scanner sensor serial server sl sn software station us vb xg syngo system systems tomography ultrasound " +
    "unit ver version workstation xray " +
    "co company corp gmbh inc limited ltd ag srl oy"
  ).split(" "),
)

/** Letters beside digits: "CT01", "XG3D", "VB11D"; a name before a number is longer than that. */
const longestMark = 3

/** By its folded words: each is known, a number, or a short mark with a number in it. */
export const isDeviceWord = (word: string): boolean =>
  known.has(word) ||
  word.length === 1 ||
  (/\d/u.test(word) && (word.match(/\p{L}+/gu) ?? []).every((letters) => letters.length <= longestMark))
