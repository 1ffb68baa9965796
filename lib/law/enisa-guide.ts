/**
 * The choices of ENISA's severity method and what each one means, in our own words. Points are in quarters
 * throughout. Source: Recommendations for a methodology of the assessment of severity of personal data
 * breaches, working document v1.0, December 2013, read through secondary sources (docs/severity.md).
 */

/** What kind of data, from the least telling to the most. */
export const DATA_KINDS = ["simple", "behavioural", "financial", "sensitive"] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** Data processing context: how much the data of a kind tell, in this case. */
export const CONTEXT_SCORES = [1, 2, 3, 4] as const;
export type ContextScore = (typeof CONTEXT_SCORES)[number];

interface KindGuide {
  name: string;
  examples: string;
  /** The score that the kind begins with; the others are steps away from it. */
  base: ContextScore;
  /** When a score fits. */
  scores: Readonly<Record<ContextScore, string>>;
}

export const DATA_KIND_GUIDE: Readonly<Record<DataKind, KindGuide>> = {
  simple: {
    name: "Simple data",
    examples: "Names, contact details, education, family, work.",
    base: 1,
    scores: {
      1: "Nothing makes them tell more than they say.",
      2: "Their volume or who holds them lets somebody draw a profile, or guess at social or financial status.",
      3: "They let somebody guess at health, sexual preferences, political views or beliefs.",
      4: "The persons are vulnerable or minors, and their safety or health can hang on these data.",
    },
  },
  behavioural: {
    name: "Behavioural data",
    examples: "Location, traffic, preferences, habits.",
    base: 2,
    scores: {
      1: "They give no real insight, or anybody could collect them from public sources.",
      2: "Nothing makes them tell more or less than such data do.",
      3: "They draw a detailed profile of somebody's everyday life.",
      4: "They draw a profile that rests on sensitive data.",
    },
  },
  financial: {
    name: "Financial data",
    examples: "Income, transactions, statements, cards, invoices, social welfare.",
    base: 3,
    scores: {
      1: "They give no real insight: that somebody is a customer of a bank, and no more.",
      2: "They tell something, and give no significant insight.",
      3: "Nothing makes them tell more or less than such data do.",
      4: "They are complete enough for fraud, or draw a detailed profile.",
    },
  },
  sensitive: {
    name: "Sensitive data",
    examples: "Health, political views, sexual life, and the like.",
    base: 4,
    scores: {
      1: "They give no real insight, or were public before.",
      2: "They let somebody guess in general terms only.",
      3: "They let somebody guess at sensitive matters, without saying them.",
      4: "They say the sensitive matter itself.",
    },
  },
};

interface Level {
  name: string;
  /** 4 × the points. */
  quarters: number;
  guide: string;
}

/** Ease of identification: how easily whoever has the data finds the person. It multiplies. */
export const IDENTIFICATION_GUIDE = {
  negligible: {
    name: "Negligible",
    quarters: 1,
    guide: "Extremely hard to tell who it is, though possible under certain conditions.",
  },
  limited: {
    name: "Limited",
    quarters: 2,
    guide: "Possible with more information or more effort.",
  },
  significant: {
    name: "Significant",
    quarters: 3,
    guide: "Likely, with little effort.",
  },
  maximum: {
    name: "Maximum",
    quarters: 4,
    guide: "The data themselves say who it is; nothing has to be looked up.",
  },
} as const satisfies Readonly<Record<string, Level>>;
export type Identification = keyof typeof IDENTIFICATION_GUIDE;

/** Circumstances of the breach: their points are added. */
export const CIRCUMSTANCE_GUIDE = {
  confidentiality: {
    name: "Confidentiality",
    levels: {
      no_evidence: {
        name: "Exposed, no sign of misuse",
        quarters: 0,
        guide:
          "The data were exposed to a risk, or were not: nothing shows that anybody processed them unlawfully.",
      },
      known_recipients: {
        name: "Known recipients",
        quarters: 1,
        guide: "The data went to a number of recipients that is known.",
      },
      unknown_recipients: {
        name: "Unknown recipients",
        quarters: 2,
        guide: "Nobody can say how many have them: published on the web, for example.",
      },
    },
  },
  integrity: {
    name: "Integrity",
    levels: {
      no_misuse: {
        name: "No wrong use",
        quarters: 0,
        guide: "Not altered, or altered with no wrong use found and put right before any.",
      },
      misuse_recoverable: {
        name: "Altered, can be recovered",
        quarters: 1,
        guide: "Altered and possibly used while wrong; the original can be recovered.",
      },
      misuse_unrecoverable: {
        name: "Altered, cannot be recovered",
        quarters: 2,
        guide: "Altered and possibly used while wrong; the original is gone.",
      },
    },
  },
  availability: {
    name: "Availability",
    levels: {
      recoverable: {
        name: "Still there",
        quarters: 0,
        guide: "Not lost, or restored without difficulty: there is another copy.",
      },
      temporary: {
        name: "Lost for a time",
        quarters: 1,
        guide: "Out of reach for a time; rebuilding takes time or effort.",
      },
      permanent: {
        name: "Lost for good",
        quarters: 2,
        guide: "Gone; neither the controller nor the persons can bring them back.",
      },
    },
  },
  intent: {
    name: "Malicious intent",
    levels: {
      none: {
        name: "No",
        quarters: 0,
        guide: "A mistake, a fault or an accident.",
      },
      malicious: {
        name: "Yes",
        quarters: 2,
        guide: "Somebody meant harm to the persons or the controller: theft, hacking, sale.",
      },
    },
  },
} as const satisfies Readonly<
  Record<string, { name: string; levels: Readonly<Record<string, Level>> }>
>;
export type Circumstance = keyof typeof CIRCUMSTANCE_GUIDE;
export type LevelOf<C extends Circumstance> = keyof (typeof CIRCUMSTANCE_GUIDE)[C]["levels"];

export const CIRCUMSTANCES = ["confidentiality", "integrity", "availability", "intent"] as const;

/** From the lowest up. */
export const BANDS = ["low", "medium", "high", "very_high"] as const;
export type Band = (typeof BANDS)[number];

export const BAND_GUIDE: Readonly<Record<Band, { name: string; range: string; guide: string }>> = {
  low: {
    name: "Low",
    range: "under 2",
    guide: "The persons notice nothing, or a few inconveniences that they get over easily.",
  },
  medium: {
    name: "Medium",
    range: "2 to under 3",
    guide:
      "The persons may meet significant inconveniences, which they get over with some trouble.",
  },
  high: {
    name: "High",
    range: "3 to under 4",
    guide: "The persons may meet significant consequences, which are serious trouble to get over.",
  },
  very_high: {
    name: "Very high",
    range: "4 and more",
    guide: "The persons may meet consequences that cannot be undone or that they may not get over.",
  },
};
