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
  "dead-what": "La proporción de unidades cuya pendiente es casi 0 en todos los ejemplos, y que por eso ya no aprenden: una ReLU clavada en 0, una tanh clavada en 1.",
} satisfies Translation<typeof english>;
