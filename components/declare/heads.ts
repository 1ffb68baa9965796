/** What each step asks, and what to know before answering. */
import type { Step } from "./steps";

export const HEADS: Readonly<Record<Step, { title: string; lead: string }>> = {
  what: {
    title: "What happened?",
    lead: "A title and a severity are enough for now. Everything else can follow.",
  },
  when: {
    title: "When did you become aware?",
    lead: "This moment goes on record and starts the clock. Nothing is filled in for you.",
  },
  data: {
    title: "Whose data, and which?",
    lead: "Say what you know so far. All of it can wait, and be corrected.",
  },
  where: {
    title: "Where does it reach?",
    lead: "Which laws apply depends on your role, on where you are, and on where the people live.",
  },
  assess: {
    title: "What do the rules ask for?",
    lead: "Every rule is held against what is known. Tocsin computes, the controller decides.",
  },
  review: {
    title: "Read it once, then declare",
    lead: "It can be corrected afterwards. What you declare stays on record beside each correction.",
  },
};
