import type english from "../en/network";
import type { Translation } from "../translation";

export default {
  title: "Red",
  inputs: "Entradas",
  "inputs-count": "{count} {count|entrada|entradas}",
  hidden: "Oculta {n}",
  "hidden-count": "{count} {count|capa oculta|capas ocultas}",
  output: "Salida",
  "output-of": "Salida de {name}",
  unit: "{layer}, unidad {n}",
  "look-at": "Ver {name} de cerca",
  "unit-is": "{name}: sesgo {bias}.",
  "input-is": "Entrada {name}",
  "weight-is": "Peso de {from} a {to}: {value}",
  dead: "Está muerta: su pendiente es casi 0 en todos los ejemplos, y ya no aprende.",
  low: "Está saturada: casi todos los ejemplos la fijan en su respuesta más baja.",
  high: "Está saturada: casi todos los ejemplos la fijan en su respuesta más alta.",
  matrix: "Los pesos hacia {layer}, {rows} por {columns}, como mapa de calor",
  legend: "Los pesos negativos son naranjas y discontinuos, los positivos azules; cuanto más anchos, mayores, hasta {end}",
  "legend-ends": "−{end} a {end}",
  "legend-layer": "el mayor de cada capa",
  "legend-example": "lo que lleva cada conexión con este ejemplo",
  "per-layer": "escala por capa",
  "per-layer-what": "Una escala para toda la red, o una para cada capa",
} satisfies Translation<typeof english>;
