"""digits in Keras on JAX, as a person would write it: what `start.py` sets beside Pellucid.

The same layers on the same pixels for the same epochs, with batches of the same size, on the same
number of examples; AdamW. Neither the shifted pictures while learning nor the several views of
the finished model are repeated here: both are Pellucid's own cost.
"""

import json
import sys

import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

HELD = 0.1


def main() -> None:
    asked = json.loads(sys.argv[1])
    x, y = load_digits(return_X_y=True)
    pictures = x.reshape(-1, 8, 8, 1).astype("float32") / 16
    x, test, y, answers = train_test_split(pictures, y, test_size=0.2, stratify=y, random_state=0)
    x, held, y, held_answers = train_test_split(x, y, test_size=HELD, stratify=y, random_state=0)
    model = network(*asked["filters"])
    model.compile(keras.optimizers.AdamW(), "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(
        x, y, batch_size=asked["batch_size"], epochs=asked["epochs"], verbose=0,
        validation_data=(held, held_answers),
    )  # fmt: skip
    print(f"accuracy {model.evaluate(test, answers, verbose=0)[1]:.4f}")


def network(first: int, second: int) -> keras.Model:
    return keras.Sequential(
        [
            keras.Input((8, 8, 1)),
            layers.Conv2D(8, 2, activation="relu"),
            layers.Conv2D(first, 3, padding="same", use_bias=False),
            layers.MaxPool2D(2),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2D(second, 3, padding="same", use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.MaxPool2D(3),
            layers.Flatten(),
            layers.Dense(10, "softmax"),
        ]
    )


if __name__ == "__main__":
    main()
