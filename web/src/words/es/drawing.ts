import type english from "../en/drawing";
import type { Translation } from "../translation";

export default {
  board: "Hoja para dibujar",
  how: "Dibuja con el ratón, un lápiz o el dedo. Con el teclado: las flechas mueven el lápiz, Espacio lo baja y lo sube, Retroceso quita un trazo.",
  read: "Lo que lee la red: tu dibujo, ajustado a {rows} por {columns} píxeles",
  undo: "Quitar el último trazo",
  clear: "Hoja en blanco",
  said: "La red ve: {answer} ({share}).",
  begin: "Dibuja un dígito, grande y en el centro: la respuesta cambia con cada trazo.",
  lit: "La red de arriba muestra el camino de tu dibujo: la activación de cada unidad y lo que lleva cada conexión.",
  "needs-pictures": "Puedes dibujar cuando los datos son imágenes: elige los dígitos a la izquierda.",
} satisfies Translation<typeof english>;
