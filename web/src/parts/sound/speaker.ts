/** Sound, played by the browser itself. */

/** How loud the loudest moment is played, of what there is. */
const LOUD = 0.8;

let context: AudioContext | null = null;
let playing: AudioBufferSourceNode | null = null;

/**
 * Plays samples, `rate` of them a second, each recording as loud as the others; what was playing
 * stops. To be called when something was pressed: before that, browsers keep silent.
 */
export async function play(samples: ArrayLike<number>, rate: number): Promise<void> {
  context ??= new AudioContext();
  await context.resume();
  playing?.stop();
  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(Float32Array.from(evened(samples), (one) => LOUD * one), 0);
  playing = context.createBufferSource();
  playing.buffer = buffer;
  playing.connect(context.destination);
  playing.start();
}

/** The same with its largest swing at 1. */
export function evened(samples: ArrayLike<number>): number[] {
  const all = Array.from(samples);
  const most = all.reduce((largest, one) => Math.max(largest, Math.abs(one)), 0) || 1;
  return all.map((one) => one / most);
}
