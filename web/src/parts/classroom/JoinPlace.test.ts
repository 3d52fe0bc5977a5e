import { fireEvent, render, screen } from "@testing-library/svelte";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import JoinPlace from "@/parts/classroom/JoinPlace.svelte";

/** What the door answers, and what it was asked. */
const door = vi.fn<typeof fetch>();
const went = vi.fn();

beforeEach(() => {
  vi.stubGlobal("fetch", door);
  vi.spyOn(window.location, "assign").mockImplementation(went);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  door.mockReset();
  went.mockReset();
});

async function joined(name: string, code: string): Promise<void> {
  render(JoinPlace);
  await fireEvent.input(screen.getByLabelText("Your name"), { target: { value: name } });
  await fireEvent.input(screen.getByLabelText("Code of the class"), { target: { value: code } });
  await fireEvent.submit(screen.getByRole("button", { name: "Come in" }).closest("form")!);
}

describe("the door", () => {
  it("goes on to the bench once one is in", async () => {
    door.mockResolvedValue(new Response(null, { status: 204 }));
    await joined("Ana", "kmp47r");
    await vi.waitFor(() => expect(went).toHaveBeenCalledWith("/"));
    const [path, asked] = door.mock.calls[0]!;
    expect(path).toBe("/join");
    expect(JSON.parse(asked!.body as string)).toEqual({ name: "Ana", code: "kmp47r" });
  });

  it("says in place what is wrong, with its numbers", async () => {
    const told = { code: "too-many-tries", values: { seconds: 1 } };
    door.mockResolvedValue(Response.json(told, { status: 429 }));
    await joined("Ana", "CCC-CCC");
    const alert = screen.getByRole("alert");
    await vi.waitFor(() => expect(alert.textContent).toContain("Try again in 1 second."));
    expect(went).not.toHaveBeenCalled();
  });

  it("marks the field that is wrong", async () => {
    door.mockResolvedValue(Response.json({ code: "name-taken", values: { name: "Ana" } }, { status: 409 }));
    await joined("Ana", "KMP-47R");
    const name = screen.getByLabelText("Your name");
    await vi.waitFor(() => expect(name.getAttribute("aria-invalid")).toBe("true"));
  });

  it.each([
    ["nothing answers", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["something else answers", () => Promise.resolve(new Response("<h1>Wi-Fi</h1>", { status: 511 }))],
  ])("says so where %s", async (_, answer) => {
    door.mockImplementation(answer);
    await joined("Ana", "KMP-47R");
    await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toContain("does not answer"));
  });

  it("tells those who were sent out", () => {
    window.history.replaceState(null, "", "/join?sent-out");
    render(JoinPlace);
    expect(screen.getByText(/You are no longer in the class/)).toBeTruthy();
    window.history.replaceState(null, "", "/join");
  });

  it("has nothing that axe finds fault with", async () => {
    const { container } = render(JoinPlace);
    expect((await axe.run(container)).violations).toEqual([]);
  });
});
