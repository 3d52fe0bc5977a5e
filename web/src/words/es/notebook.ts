import type english from "../en/notebook";
import type { Translation } from "../translation";

export default {
  validation: "validación",
  waiting: "Esperando al kernel. Si se está ejecutando una celda, esto llega cuando termine.",
} satisfies Translation<typeof english>;
