import type { NotUploaded, Posted, Uploaded } from "@/generated/protocol";
import { Refusal } from "@/lib/refusal";

/** Sends a file to the server, which reads it; rejects with a `Refusal` where it cannot. */
export async function upload(file: File): Promise<Uploaded> {
  const address = `/upload?name=${encodeURIComponent(file.name)}`;
  const answer = await fetch(address, { method: "POST", body: file }).catch(() => null);
  if (!answer) throw new Refusal("not-connected");
  const told = (await answer.json().catch(() => NOTHING)) as Posted;
  if (told.type === "uploaded") return told;
  throw new Refusal(told.code, told.values, told.said);
}

/** Where not even an answer came. */
const NOTHING: NotUploaded = { type: "not-uploaded", code: "upload-failed", values: {}, said: "" };
