import { paperOf } from "@/draw/colour";
import { signedTable } from "@/draw/pixels";
import { shareTable } from "@/draw/plane";

const tables = (dark: boolean) => {
  const paper = paperOf(dark);
  return { paper, signed: signedTable(paper), share: shareTable(paper) };
};
const [LIGHT, DARK] = [tables(false), tables(true)];

/** The theme's paper, and its scales for signed bytes and for shares. */
export function inksOf(dark: boolean): ReturnType<typeof tables> {
  return dark ? DARK : LIGHT;
}
