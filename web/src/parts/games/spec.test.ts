import { expect, it } from "vitest";
import { placeOf, specOf } from "./spec";

it("reads what an address names, and takes the rest as usual", () => {
  expect(specOf("games")).toEqual({ game: "connect-four", seat: "first", strength: "usual", moves: "" });
  expect(specOf("games/tic-tac-toe/second/strong/51")).toEqual({
    game: "tic-tac-toe", seat: "second", strength: "strong", moves: "51",
  });
  expect(specOf("games/connect-four/44/both").moves).toBe("44");
});

it("writes what it would read", () => {
  for (const place of ["games/connect-four", "games/connect-four/4453", "games/tic-tac-toe/both/alone/159"])
    expect(placeOf(specOf(place))).toBe(place);
});

it("is not led astray by what anybody may type", () => {
  expect(specOf("games/../x/9a/strong").strength).toBe("strong");
  expect(specOf("games/chess/e2e4").moves).toBe("");
});
