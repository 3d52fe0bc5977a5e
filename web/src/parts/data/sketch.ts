import type { PlaneSource } from "@/generated/protocol";

/** A point of a sketch, coordinates −6 to 6, value −1 to 1. */
export interface Dot {
  x: number;
  y: number;
  value: number;
}

export type Sketched = Exclude<PlaneSource, "points">;

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const HILLS = [[-4, 2.5], [0, 2.5], [4, 2.5], [-4, -2.5], [0, -2.5], [4, -2.5]] as const;

/**
 * What a set of the plane looks like, in so many points: for its thumbnail only, so spread evenly
 * where the real set is random. Shapes are those of `pellucid/data/sets/geometry`.
 */
export function sketch(source: Sketched, points = 90): Dot[] {
  return Array.from({ length: points }, (_, at) => SKETCHES[source](at, points));
}

const SKETCHES: Record<Sketched, (at: number, points: number) => Dot> = {
  circles: (at, points) => {
    const inside = at < points / 3;
    const radius = inside ? 2.5 * Math.sqrt((3 * at) / points) : 3.6 + 1.4 * ((at * 0.618) % 1);
    return { ...polar(radius, at * GOLDEN), value: inside ? 1 : -1 };
  },
  xor: (at) => {
    const { x, y } = grid(at);
    return { x: 5 * x + 0.4 * Math.sign(x), y: 5 * y + 0.4 * Math.sign(y), value: x * y >= 0 ? 1 : -1 };
  },
  gaussians: (at, points) => {
    const one = at % 2 === 0;
    const { x, y } = polar(3.1 * (at / points), at * GOLDEN);
    return { x: x + (one ? 2.2 : -2.2), y: y + (one ? 2.2 : -2.2), value: one ? 1 : -1 };
  },
  spirals: (at, points) => {
    const along = at / points;
    const one = at % 2 === 0;
    return { ...polar(5.3 * along, 1.75 * 2 * Math.PI * along + (one ? 0 : Math.PI)), value: one ? 1 : -1 };
  },
  moons: (at, points) => {
    const one = at % 2 === 0;
    const angle = (Math.PI * at) / points;
    const [x, y] = one ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    return { x: 3 * (x - 0.5), y: 3 * (y - 0.25), value: one ? -1 : 1 };
  },
  plane: (at) => {
    const { x, y } = grid(at);
    return { x: 5.6 * x, y: 5.6 * y, value: (x + y) / 1.4 };
  },
  "multi-gaussian": (at) => {
    const { x, y } = grid(at);
    const heights = HILLS.map(([hx, hy], hill) => {
      const away = Math.hypot(6 * x - hx, 6 * y - hy);
      return (hill % 2 === 0 ? 1 : -1) * Math.max(0, 1 - away / 2.4);
    });
    const value = heights.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0);
    return { x: 5.6 * x, y: 5.6 * y, value };
  },
};

function polar(radius: number, angle: number): { x: number; y: number } {
  return { x: radius * Math.sin(angle), y: radius * Math.cos(angle) };
}

/** The points of an even, unaligned cover of the square −1 to 1 (Roberts' R2 sequence). */
function grid(at: number): { x: number; y: number } {
  const part = (step: number) => 2 * ((0.5 + at * step) % 1) - 1;
  return { x: part(0.7548776662), y: part(0.5698402909) };
}
