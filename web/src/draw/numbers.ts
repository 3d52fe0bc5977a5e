import { type Language, spoken } from "@/words/language.svelte";

const MINUS = "−";

/** How a language writes numbers: its decimal sign, what sets thousands apart, and from where on. */
interface Marks {
  decimal: string;
  apart: string;
  from: number;
}
const MARKS: Record<Language, Marks> = {
  en: { decimal: ".", apart: ",", from: 1000 },
  es: { decimal: ",", apart: "\u202F", from: 10_000 },
};

/** A number that a program has written, with the page's own decimal sign and minus. */
export function marked(text: string): string {
  return text.replace(".", MARKS[spoken()].decimal).replace("-", MINUS);
}

/** Three significant digits, as `0.0312`, `1.20`, `12,300`, `3.10×10⁻⁷`; a dash where there is none. */
export function three(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  // Rounded before a way to write it is chosen: 999.6 is 1,000.
  const size = Number(Math.abs(value).toPrecision(3));
  if (size === 0) return "0";
  const text = size < 0.001 || size >= 1e6 ? short(size) : plain(size);
  return value < 0 ? MINUS + text : text;
}

/** The number itself, for hovering and copying. */
export function full(value: number): string {
  return String(value);
}

/** A share as per cent: `98.2 %`. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return "–";
  // What is not all, or not nothing, is never written as if it were.
  const rounded = Math.round(1000 * share) / 10;
  if (rounded === 100 && share < 1) return marked("> 99.9 %");
  if (rounded === 0 && share > 0) return marked("< 0.1 %");
  return marked(`${rounded.toFixed(share === 1 || share === 0 ? 0 : 1)} %`);
}

/** A whole number with its thousands set apart: `12,345`. */
export function whole(value: number): string {
  const { apart, from } = MARKS[spoken()];
  const digits = String(Math.round(value));
  return Math.abs(value) < from ? marked(digits) : marked(digits.replace(/\B(?=(\d{3})+$)/g, apart));
}

/** A round number beside an axis: as short as it can be written. */
export function tick(value: number): string {
  return marked(String(Number(value.toPrecision(4))));
}

/** A round share beside an axis: `80 %`. */
export function percentTick(share: number): string {
  return `${tick(100 * share)} %`;
}

/** A name like `x1` as it is printed: x₁. Other names are left as they are. */
export function subscripted(name: string): string {
  return name.replace(/^x(\d)$/, (_, digit: string) => `x${String.fromCharCode(0x2080 + Number(digit))}`);
}

function plain(size: number): string {
  if (size >= 1000) return whole(size);
  return marked(size.toPrecision(3));
}

function short(size: number): string {
  const [digits = "", power = ""] = size.toExponential(2).split("e");
  return `${marked(digits)}×10${raised(Number(power))}`;
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power as it is written: `⁻¹²`. */
export function raised(power: number): string {
  const digits = String(Math.abs(power)).replace(/\d/g, (digit) => RAISED[Number(digit)] ?? "");
  return power < 0 ? `⁻${digits}` : digits;
}
