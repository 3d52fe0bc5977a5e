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
  dead: "Está muerta: responde 0 a todos los ejemplos.",
  low: "Está saturada: casi todos los ejemplos la fijan en su respuesta más baja.",
  high: "Está saturada: casi todos los ejemplos la fijan en su respuesta más alta.",
  matrix: "Los pesos hacia {layer}, {rows} por {columns}, como mapa de calor",
  legend: "Los pesos negativos son naranjas y discontinuos, los positivos azules; cuanto más anchos, mayores, hasta {end}",
  "legend-ends": "−{end} a {end}",
  "legend-layer": "el mayor de cada capa",
  "per-layer": "escala por capa",
  "per-layer-what": "Una escala para toda la red, o una para cada capa",
} satisfies Translation<typeof english>;
