"""Questions whose texts hold every character that means something in some form."""

from hypothesis import strategies as st

from pellucid.course.exports.wording import clean
from pellucid.course.quiz import Answer, Question, Quiz

_PIECES = (
    "~", "=", "#", "{", "}", ":", "\\", "\\n", "\n", "\n\n", "\r\n", "::", "####", "->", "//",
    "%50%", "[html]", "$CATEGORY:", "<b>", "&amp;", "&", "]]>", '"', "'", ",", ";", "\t", " ",
    "word", "é", "→", "2 < 3", "\x00", "\x0b", "=SUM(A1)", "*", "`x`", "𝛼",
)  # fmt: skip
TEXTS = (
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=4)), min_size=1, max_size=8)
    .map("".join)
    # Readers differ on what white space at the ends is; nobody writes it there.
    .filter(lambda text: clean(text) and clean(text).strip("\ufeff\u180e ") == clean(text))
    # Moodle's own marks for escaped characters, which its reader takes for them.
    .filter(lambda text: "&&0" not in text)
)
NAMES = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    texts = draw(st.lists(TEXTS, min_size=4, max_size=4, unique_by=clean))
    right = draw(st.integers(0, 3))
    answers = tuple(
        Answer(text, draw(TEXTS), right=number == right) for number, text in enumerate(texts)
    )
    section, experiment = draw(st.one_of(st.just(""), TEXTS)), draw(st.sampled_from(["", "xor"]))
    fact = draw(st.one_of(st.none(), st.integers(1, 25)))
    return Question(draw(NAMES), draw(TEXTS), answers, section, experiment, fact)


QUIZZES = st.lists(
    st.builds(
        Quiz,
        lesson=st.integers(1, 9),
        questions=st.lists(questions(), min_size=1, max_size=4, unique_by=lambda one: one.id).map(
            tuple
        ),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda quiz: quiz.lesson,
)
