import type english from "../en/advice";
import type { Translation } from "../translation";

export default {
  "pause-asked": "Tu profesor o profesora ha pausado todas las redes. Entrenar sigue cuando te lo digan.",
  // La dirección.
  "address-key": "La dirección contiene «{key}», que Pellucid no conoce. No se tiene en cuenta.",
  "address-value": "La dirección dice {key}={value}, y eso no puede ser. Se usa el valor habitual.",
  "address-twice": "La dirección da {key} más de una vez. Vale la primera; {value} no cuenta.",
  "address-not-possible": "Lo que describe la dirección no se puede montar aquí: quizá falta un archivo, o faltan puntos. En su lugar está la configuración habitual.",

  // La salida y la pérdida.
  "one-softmax-unit": "Una softmax reparte 1 entre sus unidades. Una unidad sola se lo queda siempre entero, así que la respuesta es siempre 1.",
  "output-cannot-reach": "Algunos valores por acertar están más allá de lo que da {activation}: las respuestas nunca los alcanzarán. La lineal llega a todos.",
  "output-may-die": "Si esta salida es 0 para todos los ejemplos, su pendiente también: entonces ni ella ni nada de lo que hay detrás aprende más.",
  "output-is-no-share": "La entropía cruzada lee la salida como una probabilidad entre 0 y 1, y {activation} da también otros números. Cuenta con saltos, o con que no aprenda nada.",
  "cross-entropy-of-quantity": "La entropía cruzada compara probabilidades de clases, pero lo que hay que acertar es una cantidad. La pérdida puede bajar mientras las respuestas siguen mal.",
  "slow-where-wrong": "Con esta pérdida detrás de una {activation}, la red aprende menos justo donde se equivoca y está segura. La entropía cruzada no tiene ese defecto.",

  // Las capas.
  "straight-line-only": "Sin capa oculta la red solo puede trazar una recta o, para una cantidad, un plano inclinado. Estos datos necesitan más.",
  "layers-are-linear": "Varias capas lineales seguidas son en conjunto una sola capa lineal: con {layers} se sigue trazando solo una recta.",
  "sigmoid-and-deep": "Cada sigmoide deja pasar como mucho un cuarto del error. Detrás de {layers}, la primera capa apenas aprende.",
  "softmax-inside": "Las unidades de una softmax se reparten 1, así que la capa oculta {layer} puede decir poco.",
  "one-unit-wide": "Todo lo que sabe la red tiene que pasar por la única unidad de la capa oculta {layer}.",
  "few-relu-units": "Con tan pocas unidades ReLU en una capa, todas pueden dar 0 desde el principio, y entonces nada aprende. Con otra semilla quizá vaya mejor.",
  "dropout-in-small-layer": "Un dropout de {share} deja a la capa oculta {layer}, con sus {units} unidades, casi sin nada con que trabajar.",

  // El entrenamiento.
  "rate-too-high": "{rate} está muy por encima de lo que conviene a {optimizer} (alrededor de {usual}). Cuenta con que la pérdida dé saltos o se dispare.",
  "rate-very-low": "{rate} está muy por debajo de lo que conviene a {optimizer} (alrededor de {usual}). Tocará esperar.",
  "batch-is-everything": "Hay {examples} ejemplos de entrenamiento: caben todos en un lote y una época es un solo paso.",
  "penalty-of-nothing": "Has elegido un precio por los pesos grandes, pero su fuerza es 0: no hace nada.",
  "penalty-too-strong": "Con {rate}, el precio por los pesos grandes los lleva a cero más deprisa de lo que los ejemplos pueden apartarlos.",

  // Los datos.
  "one-class": "Todos los ejemplos son de la clase «{name}»: no hay nada que distinguir.",
  "few-test-examples": "Con solo {examples} {examples|ejemplo|ejemplos} de prueba, la suerte por sí sola mueve mucho el resultado.",
} satisfies Translation<typeof english>;
