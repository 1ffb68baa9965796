/** Germany: the federation's authority and those of the sixteen Länder, two in Bavaria. */
import type { AuthoritySource } from "./authority";

export const GERMANY: readonly AuthoritySource[] = [
  {
    id: "de-bfdi",
    country: "DE",
    subdivision: null,
    name: "Federal Commissioner for Data Protection and Freedom of Information",
    ownNames: [
      {
        language: "de",
        name: "Die Bundesbeauftragte für den Datenschutz und die Informationsfreiheit",
      },
    ],
    shortNames: ["BfDI"],
    oversees: "federal",
    competence:
      "Federal public bodies, and undertakings of telecommunications and post. All others answer to their Land.",
    website: "https://www.bfdi.bund.de",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/1aa2d6012bd03bec6a707e6e0cc0f20613134384/supervisory-authorities/debfdi.json",
    ],
  },
  {
    id: "de-bw",
    country: "DE",
    subdivision: "DE-BW",
    name: "State Commissioner for Data Protection and Freedom of Information Baden-Württemberg",
    ownNames: [
      {
        language: "de",
        name: "Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Baden-Württemberg",
      },
    ],
    shortNames: ["LfDI BW", "LfDI Baden-Württemberg", "LfDI"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.baden-wuerttemberg.datenschutz.de/",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/321a048ee6b81afe91777db801ba11875452c422/supervisory-authorities/debawueldb.json",
    ],
  },
  {
    id: "de-baylda",
    country: "DE",
    subdivision: "DE-BY",
    name: "Bavarian State Office for Data Protection Supervision",
    ownNames: [{ language: "de", name: "Bayerisches Landesamt für Datenschutzaufsicht" }],
    shortNames: ["BayLDA"],
    oversees: "private",
    competence:
      "Private bodies established in Bavaria. Public bodies answer to the BayLfD; telecommunications and post to the BfDI.",
    website: "https://www.lda.bayern.de/de/index.html",
    notificationPage: "https://www.lda.bayern.de/de/datenpanne.html",
    checked: { name: "secondary", website: "secondary", notificationPage: "unchecked" },
    sources: [
      "https://github.com/datenanfragen/data/blob/211cd170afe5a6a8aee28634e8dc7407c419fc05/supervisory-authorities/debaylda.json",
    ],
  },
  {
    id: "de-baylfd",
    country: "DE",
    subdivision: "DE-BY",
    name: "Bavarian State Commissioner for Data Protection",
    ownNames: [{ language: "de", name: "Der Bayerische Landesbeauftragte für den Datenschutz" }],
    shortNames: ["BayLfD"],
    oversees: "public",
    competence: "Public bodies of Bavaria. Private bodies answer to the BayLDA.",
    website: "https://www.datenschutz-bayern.de/",
    notificationPage: "https://www.datenschutz-bayern.de/service/data_breach.html",
    checked: { name: "secondary", website: "secondary", notificationPage: "secondary" },
    sources: [
      "https://github.com/datenanfragen/data/blob/1966a0f517f685db277d3eb0048cb14ba6497c0a/supervisory-authorities/debayldb.json",
      "https://speed.lescigales.org/xypor/index.php?q=aHR0cHM6Ly93d3cuZGF0ZW5zY2h1dHotYmF5ZXJuLmRlL2luaGFsdGUvLi4vc2VydmljZS9kYXRhX2JyZWFjaC5odG1s",
    ],
  },
  {
    id: "de-bln",
    country: "DE",
    subdivision: "DE-BE",
    name: "Berlin Commissioner for Data Protection and Freedom of Information",
    ownNames: [
      { language: "de", name: "Berliner Beauftragte für Datenschutz und Informationsfreiheit" },
    ],
    shortNames: ["BlnBDI"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.datenschutz-berlin.de",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/1b6e9ba2c019ae2f2e9a91f2e2de1d19401620d4/supervisory-authorities/deberlbdi.json",
    ],
  },
  {
    id: "de-bb",
    country: "DE",
    subdivision: "DE-BB",
    name: "State Commissioner for Data Protection and Access to Information Brandenburg",
    ownNames: [
      {
        language: "de",
        name: "Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg",
      },
    ],
    shortNames: ["LDA Brandenburg", "LDA BB"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.lda.brandenburg.de",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/354465df6831c2554a83509db7d893261af08a4e/supervisory-authorities/debralda.json",
    ],
  },
  {
    id: "de-hb",
    country: "DE",
    subdivision: "DE-HB",
    name: "State Commissioner for Data Protection and Freedom of Information Bremen",
    ownNames: [
      {
        language: "de",
        name: "Die Landesbeauftragte für Datenschutz und Informationsfreiheit Bremen",
      },
    ],
    shortNames: ["LfDI Bremen", "LfDI HB", "LfDI"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.datenschutz.bremen.de/",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/20655aa5ed1e27f20e51d87c88e345ee387bfcbf/supervisory-authorities/debrelfdi.json",
    ],
  },
  {
    id: "de-hh",
    country: "DE",
    subdivision: "DE-HH",
    name: "Hamburg Commissioner for Data Protection and Freedom of Information",
    ownNames: [
      {
        language: "de",
        name: "Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit",
      },
    ],
    shortNames: ["HmbBfDI"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://datenschutz-hamburg.de/",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/354465df6831c2554a83509db7d893261af08a4e/supervisory-authorities/dehmbbfdi.json",
    ],
  },
  {
    id: "de-he",
    country: "DE",
    subdivision: "DE-HE",
    name: "Hessian Commissioner for Data Protection and Freedom of Information",
    ownNames: [
      {
        language: "de",
        name: "Der Hessische Beauftragte für Datenschutz und Informationsfreiheit",
      },
    ],
    shortNames: ["HBDI"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://datenschutz.hessen.de/",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/354465df6831c2554a83509db7d893261af08a4e/supervisory-authorities/dehessbdi.json",
    ],
  },
  {
    id: "de-mv",
    country: "DE",
    subdivision: "DE-MV",
    name: "State Commissioner for Data Protection and Freedom of Information Mecklenburg-Western Pomerania",
    ownNames: [
      {
        language: "de",
        name: "Der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern",
      },
    ],
    shortNames: ["LfDI MV", "LfDI Mecklenburg-Vorpommern", "LfDI"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.datenschutz-mv.de/",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/354465df6831c2554a83509db7d893261af08a4e/supervisory-authorities/demvldi.json",
    ],
  },
  {
    id: "de-ni",
    country: "DE",
    subdivision: "DE-NI",
    name: "State Commissioner for Data Protection Lower Saxony",
    ownNames: [{ language: "de", name: "Die Landesbeauftragte für den Datenschutz Niedersachsen" }],
    shortNames: ["LfD Niedersachsen", "LfD NI", "LfD"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.lfd.niedersachsen.de/startseite/",
    notificationPage:
      "https://www.navo.niedersachsen.de/navo2/portal/csend/8916/fileget/artikel_33.html",
    checked: { name: "secondary", website: "secondary", notificationPage: "secondary" },
    sources: [
      "https://github.com/datenanfragen/data/blob/354465df6831c2554a83509db7d893261af08a4e/supervisory-authorities/dendslfd.json",
      "https://www.navo.niedersachsen.de/navo2/portal/csend/8916/fileget/artikel_33.html",
    ],
  },
  {
    id: "de-nrw",
    country: "DE",
    subdivision: "DE-NW",
    name: "State Commissioner for Data Protection and Freedom of Information North Rhine-Westphalia",
    ownNames: [
      {
        language: "de",
        name: "Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen",
      },
    ],
    shortNames: ["LDI NRW", "LDI"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.ldi.nrw.de/",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/354465df6831c2554a83509db7d893261af08a4e/supervisory-authorities/denrwldi.json",
    ],
  },
  {
    id: "de-rlp",
    country: "DE",
    subdivision: "DE-RP",
    name: "State Commissioner for Data Protection and Freedom of Information Rhineland-Palatinate",
    ownNames: [
      {
        language: "de",
        name: "Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz",
      },
    ],
    shortNames: ["LfDI RLP", "LfDI Rheinland-Pfalz", "LfDI"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.datenschutz.rlp.de",
    notificationPage:
      "https://fms.service24.rlp.de/fms/findform?areashortname=LfDI&formtecid=6&shortname=dp_form_lfdi",
    checked: { name: "secondary", website: "secondary", notificationPage: "secondary" },
    sources: [
      "https://github.com/datenanfragen/data/blob/354465df6831c2554a83509db7d893261af08a4e/supervisory-authorities/derlpbdi.json",
      "https://fms.service24.rlp.de/fms/findform?areashortname=LfDI&formtecid=6&shortname=dp_form_lfdi",
    ],
  },
  {
    id: "de-sl",
    country: "DE",
    subdivision: "DE-SL",
    name: "Independent Data Protection Centre Saarland",
    ownNames: [{ language: "de", name: "Unabhängiges Datenschutzzentrum Saarland" }],
    shortNames: ["UDZ Saarland", "UDZ"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://datenschutz.saarland.de/",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/20655aa5ed1e27f20e51d87c88e345ee387bfcbf/supervisory-authorities/desaarudz.json",
    ],
  },
  {
    id: "de-sn",
    country: "DE",
    subdivision: "DE-SN",
    name: "Saxon Data Protection and Transparency Commissioner",
    ownNames: [{ language: "de", name: "Sächsische Datenschutz- und Transparenzbeauftragte" }],
    shortNames: ["SDTB", "SDB"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.datenschutz.sachsen.de/",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: ["https://www.datenschutz.de/tag/sachsen/", "https://github.com/Best-Runner/DSGVO"],
  },
  {
    id: "de-st",
    country: "DE",
    subdivision: "DE-ST",
    name: "State Commissioner for Data Protection Saxony-Anhalt",
    ownNames: [{ language: "de", name: "Landesbeauftragter für den Datenschutz Sachsen-Anhalt" }],
    shortNames: ["LfD Sachsen-Anhalt", "LfD ST", "LfD"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://datenschutz.sachsen-anhalt.de",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/20655aa5ed1e27f20e51d87c88e345ee387bfcbf/supervisory-authorities/desalbd.json",
    ],
  },
  {
    id: "de-sh",
    country: "DE",
    subdivision: "DE-SH",
    name: "Independent State Centre for Data Protection Schleswig-Holstein",
    ownNames: [
      { language: "de", name: "Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein" },
    ],
    shortNames: ["ULD"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.datenschutzzentrum.de/",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/354465df6831c2554a83509db7d893261af08a4e/supervisory-authorities/deshuld.json",
    ],
  },
  {
    id: "de-th",
    country: "DE",
    subdivision: "DE-TH",
    name: "Thuringian State Commissioner for Data Protection and Freedom of Information",
    ownNames: [
      {
        language: "de",
        name: "Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit",
      },
    ],
    shortNames: ["TLfDI"],
    oversees: "any",
    competence:
      "Public bodies of the Land, and private bodies established there; not telecommunications and post, which the BfDI oversees.",
    website: "https://www.tlfdi.de",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://github.com/datenanfragen/data/blob/354465df6831c2554a83509db7d893261af08a4e/supervisory-authorities/detlfdi.json",
    ],
  },
];
