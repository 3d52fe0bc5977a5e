import type english from "../en/answer";
import type { Translation } from "../translation";

export default {
  title: "Respuesta",
  right: "aciertos de prueba",
  training: "para aprender",
  test: "para probar",
  plane: "El plano, coloreado según la respuesta de la red. Las flechas se mueven por él, Intro elige un ejemplo.",
  "plane-draw": "El plano, para dibujar puntos. Las flechas se mueven por él, Intro pone un punto.",
  hint: "Color fuerte: la red está segura. Casi sin color: no se decide. Haz clic en un punto para seguirlo por la red.",
  "hint-quantity": "Azul: más. Naranja: menos. Papel: a medio camino. Haz clic en un punto para seguirlo por la red.",
  "draw-hint": "Haz clic para poner puntos. La red empieza de nuevo con ellos.",
  place: "{place}: la red responde {answer}",
  pens: "Lo que hace un clic",
  "pen-blue": "Azul",
  "pen-orange": "Naranja",
  "pen-erase": "Quitar",
  clear: "Empezar de nuevo",
  confusion: "Ejemplos de prueba: lo que son (filas) y lo que dice la red (columnas). Haz clic en un número para verlos.",
  truth: "Lo que es",
  cell: "{truth} respondido como {answer}",
  actual: "Respuestas frente a la verdad, en ejemplos de prueba",
  "actual-one": "verdad {truth}, respuesta {answer}",
  "actual-what": "A lo ancho: la verdad. Hacia arriba: lo que responde la red. Sobre la línea coinciden.",
} satisfies Translation<typeof english>;
