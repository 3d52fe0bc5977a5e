"""Everything is decoded once, watched, and an interruption ends it."""

import pytest

from pellucid.data.decoding import Finding, Unusable, decode


def test_every_row_once_with_what_was_found() -> None:
    seen: list[int] = []
    watched: list[tuple[int, int]] = []

    def one(row: int) -> list[str]:
        seen.append(row)
        if row % 100 == 7:
            raise Unusable("odd")
        return ["even"] if row == 200 else []

    found = decode(201, one, lambda done, total: watched.append((done, total)))
    assert sorted(seen) == list(range(201))
    assert found == [
        Finding(7, "unusable", "odd"),
        Finding(107, "unusable", "odd"),
        Finding(200, "even"),
    ]
    assert watched[-1] == (201, 201)
    assert [done for done, _ in watched] == sorted(done for done, _ in watched)


def test_an_interruption_ends_it() -> None:
    seen: list[int] = []

    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        decode(100_000, lambda row: seen.append(row) or [], stop)
    assert len(seen) < 100_000


def test_nothing_to_do() -> None:
    assert decode(0, lambda _: []) == []
