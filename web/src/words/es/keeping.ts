import type english from "../en/keeping";
import type { Translation } from "../translation";

export default {
  share: "La dirección",
  "share-what":
    "Contiene toda esta configuración: datos, red y ajustes. Quien la abra en su laboratorio Pellucid empieza donde tú empezaste. La parte desde # sirve detrás de la dirección de cualquier laboratorio.",
  address: "La dirección de esta configuración",
  copy: "Copiar",
  copied: "Copiado.",
  "not-copied": "El navegador no lo permite: selecciona el texto y cópialo tú.",
  code: "Código",
  "code-what": "Esta red, con los pesos de este momento, como un archivo de Python que funciona tal cual y sigue entrenando.",
  library: "Biblioteca",
  "code-cut": "Así empieza. Al copiar o descargar lo tienes entero.",
  download: "Descargar {name}",
  model: "El modelo",
  "model-what": "Un archivo que la orden pellucid predict usa con datos nuevos y que Pellucid carga en Python.",
  "model-of-sound": "Lee imágenes de alturas, como matrices. Un modelo que lee sonido se hace con pellucid train vowels.",
  "fetch-model": "Descargar el modelo",
  report: "El informe",
  "report-what": "Qué se entrenó, con qué, cómo fue y en qué se equivoca: una página que se abre en cualquier navegador.",
  "fetch-report": "Descargar el informe",
  making: "Preparándolo…",
  pictures: "Imágenes",
  "pictures-what": "Lo que hay ahora en la página. PNG para diapositivas, SVG para imprimir a cualquier tamaño.",
  "picture-network": "La red",
  "picture-plane": "Su respuesta",
  "picture-curves": "Las curvas",
} satisfies Translation<typeof english>;
