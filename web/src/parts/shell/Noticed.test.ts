import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, it, vi } from "vitest";
import { causeOf } from "@/parts/doctor/found.fixture";
import { bench } from "@/state/bench.svelte";
import { doctor } from "@/state/doctor.svelte";
import { view } from "@/state/view.svelte";
import { frameOf, sceneOf } from "@/testing/messages";
import Saying from "./Saying.svelte";

const examine = vi.spyOn(doctor, "examine").mockResolvedValue();
const scene = sceneOf();
const notice = (finding: ReturnType<typeof causeOf> | null) => bench.receive({ type: "noticed", finding });

beforeEach(() => {
  doctor.told = null;
  bench.receive(scene);
  bench.frame = frameOf({ moment: 900, latest: 900, epoch: 36, running: true });
  render(Saying);
});

it("says one thing that looks wrong, where it is, and opens the doctor", async () => {
  notice(causeOf());
  await screen.findByText(/62.5\s% of the units of Hidden 1 are dead/);
  await fireEvent.click(screen.getByRole("button", { name: "Look closer" }));
  expect([view.panel, examine.mock.calls.length]).toEqual(["doctor", 1]);
});

it("says in a notebook, where nobody examines, how to look closer in Python", async () => {
  view.lessons = false;
  notice(causeOf());
  await screen.findByText("pellucid.diagnose(network, x, y) looks closer.");
  expect(screen.queryByRole("button", { name: "Look closer" })).toBeNull();
  view.lessons = true;
});

it("has plain words for everything else that may be noticed", async () => {
  notice(causeOf({ code: "linear-collapse", layer: null, evidence: [] }));
  await screen.findByText(/Something looks wrong: layers without a bend\./);
});

it("is gone when the cause is gone, and with another set-up", async () => {
  notice(causeOf());
  await screen.findByRole("button", { name: "Look closer" });
  notice(null);
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Look closer" })).toBeNull());
  notice(causeOf());
  await screen.findByRole("button", { name: "Look closer" });
  bench.receive(scene);
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Look closer" })).toBeNull());
});
