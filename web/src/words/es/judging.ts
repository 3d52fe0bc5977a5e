import type english from "../en/judging";
import type { Translation } from "../translation";

export default {
  title: "Cómo va",
  loss: "Pérdida",
  accuracy: "Exactitud",
  training: "entrenamiento",
  test: "prueba",
  layer: "Capa",
  gradient: "Gradiente",
  "gradient-what": "Con cuánta fuerza tira el error de los pesos de esta capa. Cerca de cero, la capa ha dejado de aprender.",
  dead: "Unidades muertas",
  "dead-what": "La parte de las unidades que responde 0 a todos los ejemplos, y por eso ya no puede aprender.",
} satisfies Translation<typeof english>;
