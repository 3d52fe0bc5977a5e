"""How does it learn? Losses, optimisers, the training loop, many networks at once, vitals."""

from pellucid.learning.choices import Choices
from pellucid.learning.files import load, load_model, save
from pellucid.learning.fit import Fitted, Keep, Progress, Rows, fit
from pellucid.learning.losses import LOSSES, Loss, loss
from pellucid.learning.metrics import METRIC
from pellucid.learning.model import Model
from pellucid.learning.optimizers import OPTIMIZERS, Optimizer, optimizer
from pellucid.learning.plan import Rates
from pellucid.learning.recipes import Recipe
from pellucid.learning.run import Judged, Record, Run, Scores, Seconds
from pellucid.learning.schedules import SCHEDULES, schedule
from pellucid.learning.settings import Settings
from pellucid.learning.state import CURVES
from pellucid.learning.train import Watching, train
from pellucid.learning.views import View
from pellucid.learning.vitals import STATISTICS, VitalSigns

__all__ = [
    "CURVES",
    "LOSSES",
    "METRIC",
    "OPTIMIZERS",
    "SCHEDULES",
    "STATISTICS",
    "Choices",
    "Fitted",
    "Judged",
    "Keep",
    "Loss",
    "Model",
    "Optimizer",
    "Progress",
    "Rates",
    "Recipe",
    "Record",
    "Rows",
    "Run",
    "Scores",
    "Seconds",
    "Settings",
    "View",
    "VitalSigns",
    "Watching",
    "fit",
    "load",
    "load_model",
    "loss",
    "optimizer",
    "save",
    "schedule",
    "train",
]
