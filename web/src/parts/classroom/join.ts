import type { JoinRefused, JoinRequest } from "@/generated/protocol";

/** Where a learner goes whom the teacher sent out: to the door, which says so. */
export const SENT_OUT = "/join?sent-out";

/** Asks to be let into the class; why not, or null where the door is open now. */
export async function join(request: JoinRequest): Promise<JoinRefused | null> {
  try {
    const answer = await fetch("/join", { method: "POST", body: JSON.stringify(request) });
    return answer.ok ? null : refusalOf(await answer.text());
  } catch {
    return { code: "unreachable", values: {} };
  }
}

/** Leaves the class on this device; what is kept stays. */
export async function leave(): Promise<void> {
  await fetch("/leave", { method: "POST" });
  window.location.assign("/join");
}

/** What the door said; something else may have answered in its place. */
function refusalOf(text: string): JoinRefused {
  try {
    return JSON.parse(text) as JoinRefused;
  } catch {
    return { code: "unreachable", values: {} };
  }
}
