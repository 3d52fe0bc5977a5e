"""The glossary in another language: the words of a term, by its id."""

from collections.abc import Mapping

from msgspec import convert

from pellucid.course.glossary import Term
from pellucid.course.language import Language
from pellucid.course.translating.files import folder_of, words_in


def glossary_in(terms: Mapping[str, Term], language: Language) -> dict[str, Term]:
    """The terms in that language, in the order of the English glossary."""
    words = words_in(folder_of(language.code), "glossary")
    return {name: convert({"id": name} | words[name], Term) for name in terms}
