import type english from "../en/examples";
import type { Translation } from "../translation";

export default {
  part: "De los",
  "part-test": "ejemplos de prueba",
  "part-training": "ejemplos de entrenamiento",
  "most-wrong": "Primero los peores",
  "as-they-are": "Tal como vienen",
  "all-cells": "Todos, sea cual sea la respuesta",
  "look-again": "Ha seguido aprendiendo: mira otra vez",
  "of-cell": "{count} {count|ejemplo|ejemplos} de «{truth}» que la red toma por «{answer}».",
  "of-test": "{count} {count|ejemplo|ejemplos} de prueba, de los que la red nunca aprendió.",
  "of-training": "{count} {count|ejemplo|ejemplos} de entrenamiento, de los que la red aprende.",
  moment: "En el paso {moment}.",
  more: "Más: quedan {count}",
  "taken-for": "la red lo toma por {answer}",
  answered: "respuesta: {answer}",
  loss: "n.º {number}, pérdida {loss}",
} satisfies Translation<typeof english>;
