"""Which figures each section of the report shows, and what is said of them."""

import jax
import numpy as np

from pellucid.insight import Importance
from pellucid.learning import Run
from pellucid.network import has_convolutions
from pellucid.report.answered import (
    Answers,
    Calibration,
    Quantities,
    confusion,
)
from pellucid.report.boundary import boundary_figure, is_plane
from pellucid.report.confusion_matrix import MOST_CLASSES, confusion_figure
from pellucid.report.curves import METRIC_NAMES, loss_figure, metric_figure, steered_by
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.inputs import as_picture, column_names, picture_shape
from pellucid.report.mattering import importance_figure
from pellucid.report.network_picture import network_figure
from pellucid.report.numbers import percent, short, three, whole
from pellucid.report.palette import variable
from pellucid.report.pictures import map_figure
from pellucid.report.raw import raw_number
from pellucid.report.reliability import reliability_figure
from pellucid.report.residuals import predicted_figure, residuals_figure
from pellucid.report.vitals import CHARTS, depth_ink, learning_layers, vital, vitals_figure


def network_drawn(run: Run) -> Drawn:
    """The network, of many the first."""
    model = run.model
    outputs = _output_names(run)
    names = [*model.features] if model.features else []
    figure = network_figure(
        model.network, model.member(), inputs=names, outputs=outputs, networks=model.networks
    )
    layers = "; ".join(
        f"{name} {' × '.join(map(str, shape))}"
        for name, shape in zip(("inputs", *model.network.names), model.network.shapes, strict=True)
    )
    caption = "Circles are filled by their bias; lines and pixels are weights."
    if has_convolutions(model.network):
        caption = (
            "A block is what a layer gives, places by channels; beside it the filters that made "
            "it, of each the strongest weight over its channels. Lines and pixels are weights."
        )
    if model.networks > 1:
        caption = (
            f"The first of {model.networks} networks that stand side by side: all have this "
            f"shape, each has weights of its own, and their answers are averaged. {caption}"
        )
    broken = sum(int((~np.isfinite(leaf)).sum()) for leaf in jax.tree.leaves(model.parameters))
    if broken:
        caption = f"{whole(broken)} weights are no numbers any more: the training broke. {caption}"
    return drawn(figure, "network", f"The network from left to right: {layers}.", caption)


def _output_names(run: Run) -> list[str]:
    model = run.model
    target = model.encoding.target if model.encoding else None
    if model.task == "multiclass":
        return list(model.classes)
    if model.task == "binary" and model.classes:
        return [model.classes[-1]]
    return [target.name] if target else ["answer"]


def curves_drawn(run: Run) -> list[Drawn]:
    """Loss and metric over the epochs."""
    metric = METRIC_NAMES[run.record.scores.metric]
    loss, score = loss_figure(run), metric_figure(run)
    return [
        drawn(loss, "loss", f"The loss. {_course(run, 'loss', 'validation_loss')}"),
        drawn(score, "metric", f"The {metric}. {_course(run, 'train', 'validation')}"),
    ]


def _course(run: Run, training: str, validation: str) -> str:
    said: list[str] = []
    for kind, name in (("Training", training), (steered_by(run).capitalize(), validation)):
        values = run.curve(name)
        finite = values[np.isfinite(values)]
        if len(finite):
            said.append(f"{kind}: from {three(float(finite[0]))} to {three(float(finite[-1]))}.")
    return " ".join(said)


def classes_drawn(run: Run, answered: Answers) -> list[Drawn]:
    """The confusion matrix, where it can be read."""
    if len(run.model.classes) > MOST_CLASSES:
        return []
    counts = confusion(answered)
    wrong = int(counts.sum() - np.trace(counts))
    words = f"{whole(wrong)} of {whole(int(counts.sum()))} are wrong."
    figure = confusion_figure(counts, run.model.classes)
    caption = "A row for each true class, a column for each answer. Blue is right, orange wrong."
    return [drawn(figure, "confusion", f"The confusion matrix: {words}", caption)]


def quantities_drawn(run: Run, answered: Quantities) -> list[Drawn]:
    """Predicted against true, and the residuals."""
    encoding = run.model.encoding
    target = short(encoding.target.name, 40) if encoding and encoding.target else "target"
    residuals = answered.residuals
    mean, deviation = float(residuals.mean()), float(residuals.std())
    return [
        drawn(
            predicted_figure(answered, target), "predicted",
            f"What was answered against the truth, {whole(len(residuals))} test rows.",
            "Each dot is a test row; on the dashed line the answer is exact.",
        ),
        drawn(
            residuals_figure(answered), "residuals",
            f"Residuals: mean {three(mean)}, standard deviation {three(deviation)}.",
            f"Blue: answered too much; orange: too little. Mean {three(mean)}, "
            f"standard deviation {three(deviation)}.",
        ),
    ]  # fmt: skip


def plane_drawn(run: Run) -> list[Drawn]:
    """What the model answers over the plane, where its inputs are two numbers."""
    if not is_plane(run.model):
        return []
    points = _raw_points(run)
    ends = _ends(run, points)
    if ends is None:
        return []
    targets = run.judged.targets if run.judged is not None else None
    figure = boundary_figure(run.model, *ends, points, targets)
    shown = "The dots are the test rows" if points is not None else "No rows are at hand to show"
    caption = f"The answer all over the plane, paler where it is unsure. {shown}."
    return [drawn(figure, "plane", caption, caption)]


def _raw_points(run: Run) -> np.ndarray | None:
    judged, encoding = run.judged, run.model.columns
    if judged is None or not len(judged.x):
        return None
    if encoding is None:
        return judged.x.astype(np.float64)
    if len(encoding.number_parts) != 2:
        return None
    parts = encoding.number_parts
    rows = [
        [raw_number(p, v) for p, v in zip(parts, x, strict=True)] for x in judged.x[:, :2].tolist()
    ]
    return np.array(rows, np.float64)


def _ends(run: Run, points: np.ndarray | None) -> tuple[list[float], list[float]] | None:
    summary = run.record.described
    lows = [s.low for s in summary.spreads] if summary else []
    highs = [s.high for s in summary.spreads] if summary else []
    low, high = [v for v in lows if v is not None], [v for v in highs if v is not None]
    if len(low) != 2 or len(high) != 2:
        if points is None:
            return None
        low, high = points.min(0).tolist(), points.max(0).tolist()
    room = [0.06 * max(b - a, 1e-9) for a, b in zip(low, high, strict=True)]
    lower = [a - extra for a, extra in zip(low, room, strict=True)]
    return lower, [b + extra for b, extra in zip(high, room, strict=True)]


def calibration_drawn(found: Calibration) -> Drawn:
    """The reliability diagram."""
    rows = zip(found.sureness, found.accuracy, found.counts, strict=True)
    words = "; ".join(
        f"{percent(float(s))} sure, {percent(float(a))} right, {c} rows" for s, a, c in rows
    )
    caption = (
        "Each bar is the share that was right, the orange mark how sure it was: where the mark "
        "is above the bar, it was too sure. The numbers count the test rows of each bar."
    )
    return drawn(reliability_figure(found), "calibration", f"Reliability: {words}.", caption)


def mattered_drawn(run: Run, found: Importance) -> list[Drawn]:
    """What mattered most, and where in a picture."""
    metric = METRIC_NAMES[run.record.scores.metric]
    top = ", ".join(
        f"{short(name)} {three(float(found.mean[found.groups.index(name)]))}"
        for name in found.order[:5]
    )
    bars = drawn(
        importance_figure(found), "mattered", f"What mattered most: {top}.",
        f"How much {metric} drops on the test rows when a column is shuffled. The thin line is "
        "one standard deviation over the shuffles, each way.",
    )  # fmt: skip
    if picture_shape(run.model) is None:
        return [bars]
    drops = dict(zip(found.groups, found.mean, strict=True))
    names = column_names(run.model)
    where = as_picture(run.model, np.array([drops.get(name, 0.0) for name in names]))
    caption = "Each pixel in its place: the bluer, the worse the answers without it."
    return [drawn(map_figure(where), "where", caption, caption), bars]


def vitals_drawn(run: Run) -> list[Drawn]:
    """Every vital sign, over the training; not those that are nought throughout."""
    if run.vitals is None:
        return []
    layers = learning_layers(run.vitals)
    found: list[Drawn] = []
    for chart, title in CHARTS.items():
        values = vital(run.vitals, chart)[:, layers]
        if not np.nan_to_num(values).any():
            continue
        pairs = zip(layers, values[-1].tolist(), strict=True)
        words = "; ".join(f"{run.vitals.layers[layer]} {three(value)}" for layer, value in pairs)
        figure = vitals_figure(run.vitals, chart)
        found.append(drawn(figure, f"vital-{chart}", f"{title}, at last: {words}."))
    return found


def layer_key(run: Run) -> list[tuple[str, str]]:
    """Which colour, by its custom property, is which layer."""
    if run.vitals is None:
        return []
    layers = learning_layers(run.vitals)
    inks = [variable(depth_ink(rank, len(layers))) for rank in range(len(layers))]
    return [(run.vitals.layers[layer], ink) for layer, ink in zip(layers, inks, strict=True)]


def never(run: Run) -> list[str]:
    """What is good to know did not happen."""
    if run.vitals is None:
        return []
    layers = learning_layers(run.vitals)
    quiet = [s for s in ("dead", "saturated") if not vital(run.vitals, s)[:, layers].any()]
    return [f"No unit was {' or '.join(quiet)} in any record."] if quiet else []
