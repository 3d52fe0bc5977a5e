"""digits in Keras on JAX, as a person would write it: what `start.py` sets beside Pellucid.

The pixels are standardised and spread over bins of their quantiles with scikit-learn's tools
(the same number of inputs), and dense layers of the same widths learn for the same epochs with
batches of the same size, on the same number of examples; AdamW, and the best epoch is kept.
"""

import json
import sys

import keras
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def main() -> None:
    asked = json.loads(sys.argv[1])
    x, y = load_digits(return_X_y=True)
    x, held, y, answers = train_test_split(x, y, test_size=0.2, stratify=y, random_state=0)
    scaler = StandardScaler().fit(x)
    x, held = (spread(scaler.transform(part), asked["inputs"]) for part in (x, held))
    outputs = [trained(asked, x, y, seed).predict(held, verbose=0) for seed in networks(asked)]
    accuracy = (np.mean(outputs, 0).argmax(1) == answers).mean()
    print(f"accuracy {accuracy:.4f}")


def networks(asked: dict[str, int]) -> range:
    return range(asked["networks"])


def spread(x: np.ndarray, width: int) -> np.ndarray:
    """The inputs, each repeated with other bends, until there are as many as asked."""
    bends = [np.clip(x - edge, 0, 1) for edge in np.linspace(-2, 2, -(-width // x.shape[1]))]
    return np.concatenate([x, *bends], 1)[:, :width].astype(np.float32)


def trained(asked: dict, x: np.ndarray, y: np.ndarray, seed: int) -> keras.Model:
    keras.utils.set_random_seed(seed)
    share = 1 / asked["parts"] if asked["parts"] > 1 else 0.15
    x, held, y, answers = train_test_split(x, y, test_size=share, stratify=y, random_state=seed)
    hidden = [keras.layers.Dense(units, "silu") for units in asked["hidden"]]
    model = keras.Sequential(
        [keras.Input((asked["inputs"],)), *hidden, keras.layers.Dense(10, "softmax")]
    )
    model.compile(keras.optimizers.AdamW(), "sparse_categorical_crossentropy", metrics=["accuracy"])
    best = keras.callbacks.EarlyStopping(
        patience=asked["epochs"], restore_best_weights=True, monitor="val_loss"
    )
    model.fit(
        x, y, batch_size=asked["batch_size"], epochs=asked["epochs"], verbose=0,
        validation_data=(held, answers), callbacks=[best],
    )  # fmt: skip
    return model


if __name__ == "__main__":
    main()
