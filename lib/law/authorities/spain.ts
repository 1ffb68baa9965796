/** Spain: the national authority, and those of three autonomous communities for their public sectors. */
import type { AuthoritySource } from "./authority";

export const SPAIN: readonly AuthoritySource[] = [
  {
    id: "es-aepd",
    country: "ES",
    subdivision: null,
    name: "Spanish Data Protection Agency",
    ownNames: [{ language: "es", name: "Agencia Española de Protección de Datos" }],
    shortNames: ["AEPD"],
    oversees: "any",
    competence:
      "Everybody in Spain, except the public sectors of Andalusia, the Basque Country and Catalonia, which have their own.",
    website: "https://www.aepd.es/",
    notificationPage:
      "https://aepd.es/derechos-y-deberes/cumple-tus-deberes/medidas-de-cumplimiento/brechas-de-datos-personales-notificacion",
    checked: { name: "secondary", website: "secondary", notificationPage: "secondary" },
    sources: [
      "https://github.com/datenanfragen/data/blob/39521ce9f6502cbaba32225005f58bc25f84f251/supervisory-authorities/esaepa.json",
      "https://aepd.es/derechos-y-deberes/cumple-tus-deberes/medidas-de-cumplimiento/brechas-de-datos-personales-notificacion",
    ],
  },
  {
    id: "es-ctpda",
    country: "ES",
    subdivision: "ES-AN",
    name: "Council for Transparency and Data Protection of Andalusia",
    ownNames: [
      { language: "es", name: "Consejo de Transparencia y Protección de Datos de Andalucía" },
    ],
    shortNames: ["CTPDA"],
    oversees: "public",
    competence: "The public sector of Andalusia, its local bodies and universities.",
    website: "https://www.ctpdandalucia.es",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: ["https://www.ctpdandalucia.es/area-de-proteccion-de-datos"],
  },
  {
    id: "es-avpd",
    country: "ES",
    subdivision: "ES-PV",
    name: "Basque Data Protection Authority",
    ownNames: [{ language: "es", name: "Autoridad Vasca de Protección de Datos" }],
    shortNames: ["AVPD", "DBEB"],
    oversees: "public",
    competence: "Public administrations and bodies of the Basque Country.",
    website: "https://www.avpd.eus",
    notificationPage:
      "https://www.avpd.eus/comunicacion/notificacion-de-brechas-de-seguridad-de-datos-personales/webavpd00-content/es/",
    checked: { name: "secondary", website: "secondary", notificationPage: "secondary" },
    sources: [
      "https://www.avpd.eus/comunicacion/notificacion-de-brechas-de-seguridad-de-datos-personales/webavpd00-content/es/",
    ],
  },
  {
    id: "es-apdcat",
    country: "ES",
    subdivision: "ES-CT",
    name: "Catalan Data Protection Authority",
    ownNames: [
      { language: "ca", name: "Autoritat Catalana de Protecció de Dades" },
      { language: "es", name: "Autoridad Catalana de Protección de Datos" },
    ],
    shortNames: ["APDCAT"],
    oversees: "public",
    competence:
      "The public sector of Catalonia, and private bodies that provide its public services.",
    website: "https://www.apdcat.cat",
    notificationPage: null,
    checked: { name: "secondary", website: "secondary", notificationPage: null },
    sources: [
      "https://www.apdcat.cat/ca/transparencia/cartes-de-serveis",
      "https://apdcat.gencat.cat/es/autoritat/serveis_autoritat/index.html",
    ],
  },
];
