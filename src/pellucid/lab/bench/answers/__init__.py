"""Questions about a journey as it is now, and their answers: one small file a question."""

from pellucid.lab.bench.answers.answer import QUESTIONS, answer
from pellucid.lab.bench.answers.checks import check_learnable, check_rows, check_weight

__all__ = ["QUESTIONS", "answer", "check_learnable", "check_rows", "check_weight"]
