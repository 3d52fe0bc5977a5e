import type { IncomingOf } from "@/lib/answers";
import { bench } from "@/state/bench.svelte";
import { doctor } from "@/state/doctor.svelte";
import all from "./sick.json";

type Scene = IncomingOf<"scene">;
type Name = "deep" | "jumpy" | "asleep" | "alike" | "straight" | "held-down" | "out-of-reach" | "puzzling";

/** A set-up that learns badly; of some all weights are set to 0 by hand before they train. */
interface Sick {
  name: Name;
  address: string;
  zeros: boolean;
}

/** The server's tests examine every one of them. */
export const SICK = all as readonly Sick[];

/** Puts a sick network on the bench, from its first weights, and trains it. */
export async function fallSick({ address, zeros }: Sick): Promise<void> {
  doctor.told = null;
  await bench.train(false);
  const scene = nextScene();
  const again = bench.scene?.address === address;
  if (!(await (again ? bench.restart() : bench.openAddress(address)))) return;
  if (zeros) await zeroAll(await scene);
  await bench.train(true);
}

/** The scene that comes with what is asked for next: its answer comes before it. */
function nextScene(): Promise<Scene> {
  return new Promise((come) => {
    const end = bench.socket.on("scene", (scene) => {
      end();
      come(scene);
    });
  });
}

async function zeroAll({ layers }: Scene): Promise<void> {
  for (const { name, inputs, units } of layers) {
    for (let at = 0; at < inputs * units; at++) {
      await bench.edit({ layer: name, unit: at % units, source: Math.floor(at / units), value: 0 });
    }
  }
}
