const MINUS = "−";

/** Three significant digits, as `0.0312`, `1.20`, `12,300`, `3.1e−7`; a dash where there is none. */
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
  if (rounded === 100 && share < 1) return "> 99.9 %";
  if (rounded === 0 && share > 0) return "< 0.1 %";
  return `${rounded.toFixed(share === 1 || share === 0 ? 0 : 1)} %`;
}

/** A whole number with its thousands set apart: `12,345`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** A round number beside an axis: as short as it can be written. */
export function tick(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", MINUS);
}

/** A name like `x1` as it is printed: x₁. Other names are left as they are. */
export function subscripted(name: string): string {
  return name.replace(/^x(\d)$/, (_, digit: string) => `x${String.fromCharCode(0x2080 + Number(digit))}`);
}

function plain(size: number): string {
  if (size >= 1000) return whole(size);
  return size.toPrecision(3);
}

function short(size: number): string {
  return size.toExponential(2).replace("e-", `e${MINUS}`).replace("e+", "e");
}
