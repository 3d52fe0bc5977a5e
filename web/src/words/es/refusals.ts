import type english from "../en/refusals";
import type { Translation } from "../translation";

export default {
  // La conexión y el servidor.
  "not-connected": "Ahora mismo no hay conexión con el laboratorio. Se está intentando otra vez.",
  "connection-lost": "La conexión con el laboratorio se perdió antes de llegar la respuesta. Se está intentando otra vez.",
  "not-open": "El taller todavía no está abierto. Recarga la página.",
  "not-opened": "El taller todavía no está abierto. Recarga la página.",
  "open-already": "Esta página ya tiene su taller.",
  "not-understood": "El laboratorio no ha entendido eso. Recarga la página.",
  "not-for-the-bench": "El taller no puede hacer eso. Recarga la página.",
  broken: "Algo ha fallado en el laboratorio. Tu red está como estaba; lo ocurrido queda escrito donde se inició el laboratorio.",
  "bad-input": "{said}",
  cancelled: "Parado.",
  "too-many-long": "Ya hay {most} trabajos largos en marcha. Espera a que acabe uno o para uno.",
  "too-many-benches": "Hay {most} talleres abiertos en este navegador. Cierra uno antes.",
  "lab-full": "El laboratorio tiene {most} talleres y todos están en uso. Espera a que alguien salga.",

  // El taller.
  "nothing-to-undo": "No hay nada que deshacer.",
  "nothing-to-redo": "No hay nada que rehacer.",
  "no-such-moment": "El entrenamiento todavía no ha llegado al paso {given}; va por el {most}.",
  "no-such-weight": "Esta red ya no tiene ese peso: ha cambiado entretanto. Elige otro.",
  "no-such-example": "Ese ejemplo ya no está: el último es el número {most}, contando desde 0.",
  "not-for-training": "Ese ejemplo es de prueba: con él se juzga a la red, así que no debe aprender de él.",
  "no-such-class": "Esa clase no existe; la última es la número {most}, contando desde 0.",
  "no-such-axes": "El plano necesita como ejes dos de las {inputs} entradas.",
  "needs-pictures": "Solo una imagen tiene píxeles vecinos que recorrer. Elige los dígitos o quita esa capa.",
  "needs-sound": "No hay nada que oír: estos ejemplos no son grabaciones.",
  "picture-layer-behind-dense": "La capa oculta {layer} recorre una imagen, pero una capa densa anterior ya no ha dejado lugares. Ponla delante.",
  "picture-too-small": "En la capa oculta {layer} la imagen solo mide {most} {most|píxel|píxeles} de ancho: una ventana de {given} ya no cabe. Quita un pool.",
  "mnist-not-here": "MNIST no está en este equipo. Quien ha abierto el laboratorio puede traerlo: pellucid train mnist",
  "wrong-inputs": "{given|Se ha dado|Se han dado} {given} {given|número|números}; esta red lee {wanted}.",
  "network-broken": "Los números de esta red se han disparado: no hay pesos que escribir. Vuelve atrás en el tiempo o empieza de nuevo con una tasa de aprendizaje menor.",
  "nothing-learned-yet": "Todavía no hay nada que contar. Entrena antes la red, aunque sea un poco.",
  "too-few-points": "Con {given} {given|punto|puntos} no se puede aprender. Dibuja al menos {least}.",
  "too-many-rows": "{given} ejemplos son más de los que admite el taller; el máximo es {most}.",
  "too-many-inputs": "{given} entradas son más de las que admite el taller; el máximo es {most}.",
  "too-many-parameters": "Esta red tendría {given} pesos y sesgos; el taller admite {most} como máximo. Quita una capa o algunas unidades.",
  "too-much-to-look-at": "Una red tan grande con tantos ejemplos tarda demasiado para una imagen en movimiento. Quita unidades o ejemplos.",
  "batch-too-large": "Un solo paso de esta red con este lote tarda demasiado. Bastará un lote menor o menos unidades.",
  "too-many-seeds": "{given} redes de este tamaño son demasiadas para entrenarlas a la vez; con {most} se puede.",
  "data-fixed": "Esta red vino con sus propios datos. Construye otra en Python para usar otros.",
  "finished-run": "Este entrenamiento ha terminado: puedes mirarlo, pero no cambiarlo.",

  // El médico.
  "examining-already": "Tu red ya se está examinando. Espera la respuesta, o párala.",

  // Archivos propios.
  "upload-gone": "Ese archivo ya no está aquí. Elígelo otra vez.",
  "upload-failed": "No se ha podido enviar el archivo. ¿Sigue en marcha el laboratorio?",
  "upload-unreadable": "Este archivo no se puede leer como una tabla. {said}",
  "upload-too-large": "El archivo ocupa más de {most} MB. Elige una parte más pequeña.",
  "upload-too-slow": "El archivo no llegó en {seconds} segundos. Inténtalo otra vez.",
  "upload-takes-long": "Leer el archivo llevó más de {seconds} segundos. Elige una parte más pequeña.",
  "upload-too-much": "El archivo es más de lo que el laboratorio puede leer. Elige una parte más pequeña.",
  "uploads-under-way": "Ya hay archivos de camino al laboratorio. Espera a que se hayan leído.",
  "upload-too-many-rows": "El archivo tiene {found} filas; el máximo es {most}.",
  "upload-too-many-columns": "El archivo tiene {found} columnas; el máximo es {most}.",
  "upload-too-many-values": "El archivo tiene {found} valores; el máximo es {most}.",

  // El curso.
  "no-lesson": "No hay lección {lesson}.",
  "no-claim": "No hay ningún experimento que se llame {name}.",
  "claim-too-many": "{networks} redes son más de las que esta página entrena a la vez; el máximo es {most}.",
  "claim-too-long": "El experimento tardó más de {seconds} segundos y se paró. Prueba con menos redes o con ajustes que den menos trabajo.",
  "no-quiz": "La lección {lesson} no tiene preguntas.",
  "no-network": "Todavía no hay en el taller ninguna red por la que preguntar.",
  "no-question": "No hay ninguna pregunta esperando respuesta. Empieza otra vez las preguntas; lo que respondiste se guarda.",
  "other-question": "Esa pregunta ya está respondida; espera la pregunta {number}.",

  // Juegos.
  "no-game": "Aquí ninguna red juega a {name}.",
  "moves-unplayable": "Estas jugadas no se pueden jugar. {said}",
  "not-a-game": "Este archivo no se puede abrir como partida. {said}",
  "game-over": "Esta partida ha terminado: no queda nada que jugar.",
  "nothing-played": "Todavía no se ha jugado nada, así que no hay nada que repasar.",
  "tree-gone": "Este árbol ya no se guarda. Pulsa Pista y volverá a crecer.",

  // Una clase.
  "teachers-only": "Esto solo puede hacerlo quien da la clase.",
  "no-class": "Aquí no hay ninguna clase.",
  "put-upload": "Esta configuración usa un archivo tuyo, que se queda contigo. Elige otros datos para ponerla delante de todos.",
  "looked-at-upload": "La configuración de {name} usa un archivo propio, que se queda con esa persona.",
  "nothing-on-bench": "En el taller de esta persona todavía no hay nada.",
  "not-in-class": "Ya no estás en esta clase.",
  "too-many-answers": "De cada persona se guardan {most} respuestas, y ya has dado todas esas.",
  "not-kept": "Esto no se ha podido guardar: el disco está lleno o la base de datos ya no está. Díselo a quien da la clase e inténtalo otra vez.",
} satisfies Translation<typeof english>;
