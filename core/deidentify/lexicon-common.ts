/**
 * Words that are names and something else: searched only where they cannot be the something else. A practice that has a
 * patient called Zahn would otherwise never send a file again.
 */

/** Everyday and dental words of German and English: such a name is searched together with another name only. */
const everyday = new Set(
  (
    "alt anker auge bach bar berg bild blau block boden bogen brand braun brücke bruecke brust ecke eck ende engel erde " +
    "fall farbe feder feld form frei fuß fuss ganz gelb glas gold gott grau groß gross grün gruen gut haar hals hand " +
    "hart haus heiß herz hof hoch holz horn implantat jung kern kiefer klein kopf kraft krone kurz lage lang lange " +
    "leer licht linde links loch marke markt maß mai mann mark metall mitte modell mond mund mut nadel nagel neu nord ober " +
    "ohr ort ost paar platz probe punkt rand recht rechts ring rot roth rund sand satt schmal schraube schwarz " +
    "see silber sommer sonne spitz stahl stark stein stern stift still süd sued tag tal teil text tief titan " +
    "turm unter voll wachs wand warm weg weich weiß weiss weit weise welt wert west wert winter wolf wolke wurzel zahn " +
    "tor tür tuer zange zart zeit ziel art bay bell best bond bone bridge brown case church close cook cross crown day face field " +
    "file fine front good gray green grey hall head hill house king lake land light line list little load long low " +
    "major man marker may mesh mill mode model moon new north open page park part point post price read real red rich " +
    "right root rose round scan school short side small south square star state steel stone strong sun swift tag text " +
    "title tooth top true view wall ward water way well west white will wood young"
  ).split(" "),
)

/** Words of file formats, in capitals or small: such a name is searched with one capital only. */
const technical = new Set(
  (
    "max min jan gray face line list mark art case frank axial ray pan pet ultra soft sharp detail bone lung brain head " +
    "mean none other label norm real phase end solid float point vertex normal comment element property double char " +
    "map image mono color colour index layer group angel adobe app page root type name date time dose beam plan point " +
    "siemens philips kodak morita trophy newton tesla gauss kelvin celsius hertz hounsfield marker grid scout mask blank"
  ).split(" "),
)

/** Parts of names and addresses that name nobody. */
const particles = new Set(
  (
    "von van der den dem des de di da do du del della la le les el al ibn bin ben bint zu zur zum und and y e dr prof med dent " +
    "dipl ing herr frau mr mrs ms dds dmd msc bsc phd mag jun sen jr sr i ii iii am im in an auf bei mit für fuer " +
    "straße strasse str platz weg allee gasse ring damm ufer chaussee nr etage haus gmbh ag kg ohg mbh co mvz " +
    "praxis zahnarztpraxis zahnarzt zahnärztin zahnaerztin kieferorthopädie kieferorthopaedie oralchirurgie klinik " +
    "zahnklinik dental labor dentallabor zahntechnik fräszentrum fraeszentrum center centre zentrum team deutschland " +
    "germany patient patientin scan scans export import order auftrag upper lower oberkiefer unterkiefer bite " +
    "situation waxup dicom series study serie studie image images bilder bild foto fotos photo photos stl ply obj dcm"
  ).split(" "),
)

const plain = (word: string): string => word.toLowerCase().normalize("NFC")

export const isEveryday = (word: string): boolean => everyday.has(plain(word))
export const isTechnical = (word: string): boolean => technical.has(plain(word))
export const isParticle = (word: string): boolean => particles.has(plain(word))
