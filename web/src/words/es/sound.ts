import type english from "../en/sound";
import type { Translation } from "../translation";

export default {
  hear: "Escúchalo",
  "recording-what":
    "Arriba, cómo vibra el aire. Abajo, lo que lee la red: cuánto suena cada altura en cada momento, oscuro donde suena fuerte.",
  "wave-said": "La onda del sonido, a lo largo de {seconds} segundos",
  hertz: "{hertz} Hz",
  seconds: "{seconds} s",
} satisfies Translation<typeof english>;
