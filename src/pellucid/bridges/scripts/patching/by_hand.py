"""What to type where no place in a script is certain: a sentence for each change."""

from pellucid.bridges.scripts.patching.known import Known
from pellucid.doctor import change as c

_KERAS: dict[type, str] = {
    c.SetLearningRate: "give the optimiser learning_rate={to:g}",
    c.SetOptimizer: "compile with the optimiser {to}, learning_rate={rate:g}",
    c.SetLoss: "compile with the loss {to}",
    c.SetOutput: 'let the last layer be Dense({units}, activation="{activation}")',
    c.SetActivation: 'give hidden layers activation="{to}"',
    c.SetInitialisation: 'give layers kernel_initializer by the rule "{to}"',
    c.SetDropout: "let Dropout layers drop {rate:g}",
    c.SetRegularisation: "give layers kernel_regularizer=keras.regularizers.L2({rate:g})",
    c.AddNormalisation: "put keras.layers.BatchNormalization() after every hidden layer's weights",
    c.Unfreeze: "set trainable = True for every layer before compile",
    c.Clip: "give the optimiser global_clipnorm={norm:g}",
    c.SetEpochs: "give fit epochs={to}",
    c.SetBatchSize: "give fit batch_size={to}",
}
_TORCH: dict[type, str] = {
    c.SetLearningRate: "give the optimiser lr={to:g}",
    c.SetOptimizer: "use the optimiser {to}, lr={rate:g}",
    c.SetLoss: "use the loss {to}",
    c.SetOutput: "let the last layer have {units} outputs, with {activation} as the loss wants it",
    c.SetActivation: "use {to} after hidden layers",
    c.SetInitialisation: 'draw the weights by the rule "{to}" (torch.nn.init), biases at 0',
    c.SetDropout: "let nn.Dropout drop {rate:g}",
    c.SetRegularisation: "give the optimiser weight_decay={rate:g}",
    c.AddNormalisation: "put batch normalisation after every hidden layer's weights",
    c.Unfreeze: "let every parameter require a gradient, and give the optimiser all of them",
    c.Clip: "call torch.nn.utils.clip_grad_norm_(model.parameters(), {norm:g}) before each step",
    c.SetEpochs: "go {to} times through the examples",
    c.SetBatchSize: "use batches of {to}",
}
_EITHER: dict[type, str] = {
    c.SetRunningAverages: "let batch normalisation keep {kept:g} of its running averages at a "
    "step (momentum={kept:g} in Keras, 1 - {kept:g} in PyTorch)",
    c.SetUnits: "give hidden layers {units} units",
    c.SetDepth: "use {hidden} hidden layers",
    c.ScaleInputs: "subtract each input's mean over the training examples and divide by its "
    "standard deviation, of all inputs that the network is ever given",
    c.ScaleTargets: "subtract the targets' mean over the training examples and divide by their "
    "standard deviation",
    c.EncodeTargets: "write the targets as {as_}",
    c.DropRows: "leave out the examples with numbers that are not finite",
}


def by_hand(known: Known, change: c.AnyChange) -> str:
    """The sentence for a change that the script must be given by its owner."""
    own = _TORCH if known.framework == "torch" else _KERAS
    values = {name: getattr(change, name) for name in change.__struct_fields__}
    return f"By hand: {(own | _EITHER)[type(change)].format(**values)}."
