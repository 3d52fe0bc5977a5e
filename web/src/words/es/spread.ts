import type english from "../en/spread";
import type { Translation } from "../translation";

export default {
  what: "Un entrenamiento puede salir bien por suerte. Aquí la misma configuración se entrena desde muchas semillas, cada una con sus propios pesos iniciales y su propio orden de los ejemplos, y ves cómo se reparten.",
  seeds: "Semillas",
  epochs: "Épocas",
  run: "Repítelo {seeds} veces",
  stop: "Parar",
  progress: "Cuánto llevan las repeticiones",
  "other-setup": "Estas repeticiones son de una configuración que has cambiado desde entonces.",
  loss: "Pérdida en la prueba",
  accuracy: "Exactitud en los ejemplos de prueba",
  r2: "R² en los ejemplos de prueba",
  finals: "Tras {epoch} épocas, un punto por repetición",
  epoch: "época {epoch}",
  "fan-said": "{title}: en la época {epoch} la mediana es {middle} y la mitad central va de {low} a {high}",
  "dots-said": "{title}: {count} repeticiones de {low} a {high}",
  yours: "la tuya: {value}",
  "said-accuracy": "De {count} repeticiones, la mitad central acaba acertando entre {low} y {high} de los ejemplos de prueba, la mediana {middle}; la peor {worst} y la mejor {best}.",
  "said-r2": "De {count} repeticiones, la mitad central acaba con un R² entre {low} y {high} en los ejemplos de prueba, la mediana con {middle}; la peor con {worst} y la mejor con {best}.",
  own: "La tuya está en {own}: mejor que {beaten} de {count}.",
  "own-later": "Entrena la tuya hasta la época {epoch} y aquí se marcará su lugar.",
  broken: "En {count} {count|repetición|repeticiones} los números se dispararon.",
  "all-broken": "En las {count} repeticiones los números se dispararon: una tasa de aprendizaje menor ayudará.",
  legend: "Punteada: la mediana de todas las repeticiones; la banda contiene la mitad central. Continua: tu red.",
} satisfies Translation<typeof english>;
