import type { ClaimCard, ClaimKnob, SettingValue } from "@/generated/protocol";

/** What a claim's controls stand at. */
export interface Asked {
  seeds: number;
  seed: number;
  values: Record<string, SettingValue>;
}

export function usual(card: ClaimCard): Asked {
  return { seeds: card.seeds, seed: 0, values: Object.fromEntries(card.knobs.map(({ name, usual }) => [name, usual])) };
}

/** Only what differs from the usual: the rest need not be said. */
export function chosen(card: ClaimCard, asked: Asked): Record<string, SettingValue> {
  return Object.fromEntries(
    card.knobs.flatMap(({ name, usual }) => {
      const value = asked.values[name];
      return value === undefined || value === usual ? [] : [[name, value]];
    }),
  );
}

/** Whether a claim is asked for with the settings with which it is known to fail. */
export function isFailing(card: ClaimCard, asked: Asked): boolean {
  const own = chosen(card, asked);
  const fails = Object.entries(card.fails);
  return fails.length > 0 && fails.length === Object.keys(own).length && fails.every(([name, value]) => own[name] === value);
}

/** What was typed into a number's field, as near as its range has it; null for what is no number. */
export function typed(knob: ClaimKnob, text: string): number | null {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return null;
  const whole = knob.whole ? Math.round(value) : value;
  return Math.min(knob.high ?? Infinity, Math.max(knob.low ?? -Infinity, whole));
}

/** About how long a run takes, in seconds: as long a network as the last run took here, or there. */
export function expected(card: ClaimCard, seeds: number, last: { seconds: number; seeds: number } | null): number | null {
  if (last) return (last.seconds * seeds) / last.seeds;
  return card.seconds === null ? null : Math.max(1, (card.seconds * seeds) / card.seeds);
}
