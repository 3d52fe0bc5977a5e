/** Things to keep, as files of the reader's own. */

import { snapshot, svgText } from "@/parts/keeping/snapshot";

/** Twice as fine as the screen, so that it can be printed. */
const FINENESS = 2;

/** Hands a file to the browser's downloads. */
export function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

export function saveText(name: string, text: string, type = "text/plain"): void {
  save(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Keeps what an element shows, as drawing or as pixels. */
export async function savePicture(element: Element, name: string, kind: "svg" | "png"): Promise<void> {
  const picture = snapshot(element);
  const text = svgText(picture);
  if (kind === "svg") return saveText(`${name}.svg`, text, "image/svg+xml");
  const { width, height } = element.getBoundingClientRect();
  save(`${name}.png`, await pixelsOf(text, FINENESS * width, FINENESS * height));
}

async function pixelsOf(text: string, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {
      width: Math.round(width),
      height: Math.round(height),
    });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await blobOf(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the canvas gave no picture"))), "image/png");
  });
}
