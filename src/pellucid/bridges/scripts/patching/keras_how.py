"""How each change is written in a Keras script."""

from typing import Any

from pellucid.bridges.scripts.patching import data, keras_layers, of_keras
from pellucid.doctor import change as c

HOW: dict[type, Any] = {
    c.SetLearningRate: of_keras.set_rate,
    c.SetOptimizer: of_keras.set_optimizer,
    c.Clip: of_keras.clip,
    c.SetLoss: of_keras.set_loss,
    c.SetEpochs: of_keras.set_epochs,
    c.SetBatchSize: of_keras.set_batch_size,
    c.SetActivation: keras_layers.set_activation,
    c.SetOutput: keras_layers.set_output,
    c.SetInitialisation: keras_layers.set_initialisation,
    c.SetDropout: keras_layers.set_dropout,
    c.SetRegularisation: keras_layers.set_regularisation,
    c.SetUnits: keras_layers.set_units,
    c.AddNormalisation: keras_layers.add_normalisation,
    c.SetRunningAverages: keras_layers.set_running_averages,
    c.Unfreeze: keras_layers.unfreeze,
    c.ScaleInputs: data.scale_inputs,
    c.ScaleTargets: data.scale_targets,
    c.EncodeTargets: data.encode_targets,
    c.DropRows: data.drop_rows,
}
