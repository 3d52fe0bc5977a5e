"""Recipes: what suits a table, pictures, recordings; and a plain network for whoever asks."""

from pellucid.learning.recipes.pictures import for_pictures
from pellucid.learning.recipes.plain import plain, plain_settings
from pellucid.learning.recipes.recipe import Recipe, outputs_of, reasons
from pellucid.learning.recipes.sound import for_sound
from pellucid.learning.recipes.table import PARTS, for_table

__all__ = [
    "PARTS",
    "Recipe",
    "for_pictures",
    "for_sound",
    "for_table",
    "outputs_of",
    "plain",
    "plain_settings",
    "reasons",
]
