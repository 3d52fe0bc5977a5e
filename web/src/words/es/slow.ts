import type english from "../en/slow";
import type { Translation } from "../translation";

export default {
  input: "Entra esto: {name}. {count|Este número es|Estos números son} lo que lee la red.",
  unit: "{name}: cada número que entra se multiplica por su peso, se suman todos y también el sesgo. Eso es z = {z}. La función de activación, {activation}, lo convierte en a = {a}.",
  layer: "{layer}: sus {count} unidades hacen sus sumas a la vez. Estas son las que responden con más fuerza; elige una para ver su suma.",
  softmax:
    "Las salidas se convierten en fracciones de un todo: e elevado a cada z, dividido entre la suma de todos. {name} se lleva la mayor, {share}.",
  loss: "La respuesta es {answer}; la verdad es {truth}. La pérdida dice con un solo número cuánto se equivoca: {loss}.",
  "map-conv": "{layer}: {channels} {channels|ventana recorre|ventanas recorren} la imagen, {count} sumas en total. Elige un mapa y señala uno de sus píxeles.",
  "map-pool": "{layer}: de cada ventana solo sigue el número mayor, canal a canal; quedan {count}.",
  "map-error-comes": "{layer}: el error vuelve a cada píxel de {channels|su mapa|sus {channels} mapas}.",
  "map-error": "Cada píxel de cada mapa tiene su propio error. Un peso del núcleo trabaja en todos ellos, así que su gradiente es la suma de todos.",
  "map-error-pool": "El error vuelve solo al píxel que era el mayor de su ventana: los demás no han tenido voz.",
  "answer-read": "{output}, es decir, {answer}",
  "bars-begin": "Las barras empiezan en {begin}, para que se vea la diferencia.",
  "loss-here": "verdad {truth}, pérdida {loss}",
  "loss-moves": "pérdida {before} → {after}",
  "error-output":
    "Ahora hacia atrás. dL/da dice cómo cambiaría la pérdida si la respuesta subiera un poco. Ahí la pendiente de su curva es {slope}, y a través de ella la señal de error queda en dL/dz = {dz}. El gradiente de cada peso es lo que entró, por esa señal.",
  "error-unit":
    "{name}: el error vuelve por las conexiones por las que salió, multiplicado por el peso de cada una. Ahí la pendiente de su curva es {slope}, y por ella se multiplica el error: dL/dz = {dz}. El gradiente de cada peso es lo que entró, por esa señal.",
  "error-layer":
    "{layer}: el error vuelve a la vez a sus {count} unidades. A estas llega con más fuerza; elige una para ver cómo.",
  "nudge-plain":
    "Cada peso tiene ya su gradiente: cuánto crecería la pérdida si creciera el peso. Por eso se empuja al revés: {rate} (la tasa de aprendizaje) por su gradiente. Todavía no se ha movido nada.",
  "nudge-other":
    "Cada peso tiene ya su gradiente: cuánto crecería la pérdida si creciera el peso. Con él y con los ajustes del panel, {optimizer} calcula cada empujón, con una tasa de aprendizaje de {rate}. Todavía no se ha movido nada.",
  "only-looked-at":
    "Falta su último paso: este ejemplo está reservado para la prueba, y si la red aprendiera de él ya no probaría nada. Con un ejemplo de entrenamiento ves moverse todos los pesos.",
  "after-fell": "Todos los pesos se han movido un poco. La pérdida de este ejemplo era {before}; ahora es {after}, {change} menos.",
  "after-rose":
    "Todos los pesos se han movido, pero la pérdida de este ejemplo subió de {before} a {after}, o sea {change}: el paso fue demasiado largo. Con una tasa de aprendizaje menor los pasos son más cortos.",
  "after-same": "Todos los pesos se han movido tan poco que la pérdida de este ejemplo sigue siendo {after}.",
  "plain-gap":
    "La pendiente de {activation} se cancela con la pérdida hecha a su medida: queda la respuesta menos la verdad.",
  "choose-unit": "Qué unidad se escribe entera",
  "smaller-units": "y {count} más {count|pequeña|pequeñas}",
  "input-name": "Entrada",
  "input-raw": "En los datos",
  "input-read": "Como lo lee la red",
  output: "Salida",
  "output-a": "Respuesta, a",
  "output-y": "Verdad, y",
  size: "Tamaño",
  "nudge-of": "Peso",
  "nudge-before": "Ahora",
  "nudge-gradient": "Gradiente",
  "nudge-nudge": "Empujón",
  "nudge-after": "Después",
  before: "Antes",
  now: "Ahora",
  answers: "la red responde {answer}",
  back: "Atrás",
  forward: "Siguiente",
  learn: "Mover todos los pesos",
  place: "Por dónde va la cámara lenta",
  "step-of": "Paso {step} de {steps}",
  another: "Otro ejemplo",
  again: "Una vez más",
  keys: "Con las flechas avanzas y retrocedes; con Mayús, una capa entera.",
  looking: "Mirando el ejemplo…",
} satisfies Translation<typeof english>;
