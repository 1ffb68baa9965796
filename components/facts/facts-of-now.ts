/** The facts on record, GET …/{id}/facts `now`, as a form holds them: for correcting them. */
import { type FactsForm, FORM_INSTANTS, factsFormFrom } from "./facts-form";

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function countForm(value: unknown): unknown {
  if (!isRecord(value)) return undefined;
  return { kind: value.kind, number: "number" in value ? String(value.number) : "" };
}

function instantForm(value: unknown): unknown {
  return typeof value === "string" ? { at: value, estimated: false } : value;
}

/** A form that says what is on record. What the form has no field for is left out. */
export function factsFormOf(now: Readonly<Record<string, unknown>>): FactsForm {
  const instants = FORM_INSTANTS.map((name) => [name, instantForm(now[name])]);
  const { affected, controllers } = now;
  const places = isRecord(affected) && Array.isArray(affected.places) ? affected.places : [];
  return factsFormFrom({
    ...now,
    ...Object.fromEntries(instants),
    persons: countForm(now.persons),
    records: countForm(now.records),
    controllers: Array.isArray(controllers) ? controllers.join("\n") : "",
    affected: {
      places: places.filter(isRecord).map(({ place, persons }) => ({
        place,
        persons: countForm(persons),
      })),
      complete: isRecord(affected) && affected.complete === true,
    },
    reason: "",
  });
}
