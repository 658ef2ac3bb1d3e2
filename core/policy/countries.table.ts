/** Countries as dated data: which instrument gave which class from when to when. Decisions' numbers are in the Official Journal. */
import type { CountryClass } from "./vocabulary.ts"

/** `validTo` is the first day on which it no longer holds. A change of law closes one row and adds the next. */
export interface CountryRow {
  readonly country: string
  readonly class: Exclude<CountryClass, "unknown">
  readonly instrument: string
  readonly validFrom: string
  readonly validTo: string | null
}

/** The day up to which this table was checked. */
export const countriesAsOf = "2026-11-23"

const start = "2016-01-01"

const rows = (cls: CountryRow["class"], instrument: string, codes: string, validFrom = start, validTo: string | null = null): readonly CountryRow[] =>
  codes.split(" ").map((country) => ({ country, class: cls, instrument, validFrom, validTo }))

export const countryRows: readonly CountryRow[] = [
  ...rows("de", "Inland", "DE"),
  // The outermost regions of France and Åland have codes of their own and belong to the Union.
  ...rows("eu", "EU", "AT BE BG HR CY CZ DK EE FI FR GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GF GP MQ RE YT MF AX"),
  ...rows("eea", "EWR-Abkommen", "IS LI NO"),
  ...rows("adequate", "2000/518/EG", "CH"),

  // United Kingdom: member, transition, bridge of the trade agreement, adequacy, prolongation, renewal.
  ...rows("eu", "EU-Mitglied", "GB", start, "2020-02-01"),
  ...rows("eu", "Austrittsabkommen, Übergangszeitraum", "GB", "2020-02-01", "2021-01-01"),
  ...rows("adequate", "Handelsabkommen, Überbrückung", "GB", "2021-01-01", "2021-06-28"),
  ...rows("adequate", "(EU) 2021/1772", "GB", "2021-06-28", "2025-06-27"),
  ...rows("adequate", "(EU) 2021/1772, verlängert", "GB", "2025-06-27", "2025-12-27"),
  ...rows("adequate", "Erneuerung vom 19.12.2025", "GB", "2025-12-27", "2031-12-27"),
  ...rows("third", "keine Angemessenheit", "GB", "2031-12-27"),

  ...rows("third", "keine Angemessenheit", "BR", start, "2026-01-26"),
  ...rows("adequate", "(EU) 2026/179", "BR", "2026-01-26"),
  ...rows("adequate", "2010/625/EU", "AD"),
  ...rows("adequate", "2003/490/EG", "AR"),
  ...rows("adequate", "2010/146/EU", "FO"),
  ...rows("adequate", "2003/821/EG", "GG"),
  ...rows("adequate", "2004/411/EG", "IM"),
  ...rows("adequate", "2008/393/EG", "JE"),
  ...rows("adequate", "2013/65/EU", "NZ"),
  ...rows("adequate", "2012/484/EU", "UY"),

  ...rows("limited", "2011/61/EU", "IL"),
  ...rows("limited", "2002/2/EG", "CA"),
  ...rows("third", "keine Angemessenheit", "JP", start, "2019-01-23"),
  ...rows("limited", "(EU) 2019/419", "JP", "2019-01-23"),
  ...rows("third", "keine Angemessenheit", "KR", start, "2021-12-17"),
  ...rows("limited", "(EU) 2022/254", "KR", "2021-12-17"),

  // United States: between two agreements, Privacy Shield, Schrems II, Data Privacy Framework (C-703/25 P pending).
  ...rows("third", "keine Angemessenheit", "US", start, "2016-07-12"),
  ...rows("us-dpf", "(EU) 2016/1250 Privacy Shield", "US", "2016-07-12", "2020-07-16"),
  ...rows("third", "keine Angemessenheit (C-311/18)", "US", "2020-07-16", "2023-07-10"),
  ...rows("us-dpf", "(EU) 2023/1795 Data Privacy Framework", "US", "2023-07-10"),

  ...rows(
    "third",
    "keine Angemessenheit",
    "AE AF AG AI AL AM AO AQ AS AU AW AZ BA BB BD BF BH BI BJ BL BM BN BO BQ BS BT BV BW BY BZ CC CD CF CG CI CK CL CM CN CO CR CU CV CW CX DJ DM DO DZ EC EG EH ER ET FJ FK FM GA GD GE GH GI GL GM GN GQ GS GT GU GW GY HK HM HN HT ID IN IO IQ IR JM JO KE KG KH KI KM KN KP KW KY KZ LA LB LC LK LR LS LY MA MC MD ME MG MH MK ML MM MN MO MP MR MS MU MV MW MX MY MZ NA NC NE NF NG NI NP NR NU OM PA PE PF PG PH PK PM PN PR PS PW PY QA RS RU RW SA SB SC SD SG SH SJ SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM UZ VA VC VE VG VI VN VU WF WS YE ZA ZM ZW",
  ),
]
