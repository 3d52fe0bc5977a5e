import type english from "../en/running";
import type { Translation } from "../translation";

export default {
  title: "Ponla en marcha",
  train: "Entrenar",
  pause: "Pausar",
  step: "Un paso: un lote",
  "one-epoch": "Una época: todos los ejemplos de entrenamiento una vez",
  restart: "Empezar de nuevo con los mismos pesos",
  reseed: "Empezar de nuevo con otros pesos",
  pace: "Ritmo: cuánto pasa entre dos imágenes",
  "pace-step": "paso a paso",
  "pace-calm": "con calma: 5 imágenes por época",
  "pace-epoch": "época a época",
  "pace-fast": "lo más rápido posible",
  epoch: "Época",
  time: "Tiempo: arrastra hacia atrás a cualquier momento",
  "time-what": "Todo el entrenamiento. Arrastra hacia atrás a cualquier momento y sigue entrenando desde ahí. Las flechas van por épocas; con Mayús, por pasos.",
  at: "Época {epoch}, pérdida de entrenamiento {loss}",
} satisfies Translation<typeof english>;
