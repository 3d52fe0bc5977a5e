"""How each change, and the mending of each mistake, is written in a PyTorch script."""

from collections.abc import Callable
from typing import Any

from pellucid.bridges.scripts.patching import data, of_torch, torch_layers, torch_losses
from pellucid.bridges.scripts.patching.edits import Edit
from pellucid.bridges.scripts.patching.source import Source
from pellucid.doctor import change as c

HOW: dict[type, Any] = {
    c.SetLearningRate: of_torch.set_rate,
    c.SetOptimizer: of_torch.set_optimizer,
    c.Clip: of_torch.clip,
    c.SetRegularisation: of_torch.set_regularisation,
    c.Unfreeze: of_torch.unfreeze,
    c.SetEpochs: of_torch.set_epochs,
    c.SetBatchSize: of_torch.set_batch_size,
    c.SetLoss: torch_losses.set_loss,
    c.SetActivation: torch_layers.set_activation,
    c.SetOutput: torch_layers.set_output,
    c.SetInitialisation: torch_layers.set_initialisation,
    c.SetDropout: torch_layers.set_dropout,
    c.SetUnits: torch_layers.set_units,
    c.AddNormalisation: torch_layers.add_normalisation,
    c.SetRunningAverages: torch_layers.set_running_averages,
    c.ScaleInputs: data.scale_inputs,
    c.ScaleTargets: data.scale_targets,
    c.EncodeTargets: data.encode_targets,
    c.DropRows: data.drop_rows,
}

MENDS: dict[str, Callable[[Source], list[Edit]]] = {
    "gradient-not-reset": of_torch.reset_gradient,
    "mode-wrong": of_torch.learn_in_training_mode,
}
"""By the code of the rule that found it."""
