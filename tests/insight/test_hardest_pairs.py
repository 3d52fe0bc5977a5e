import numpy as np

from pellucid.insight import hardest_pairs


def test_pairs_are_the_confusion_matrixs_and_rows_are_theirs() -> None:
    random = np.random.default_rng(0)
    shares = random.dirichlet(np.ones(5), 300)
    targets = random.integers(0, 5, 300)
    given = shares.argmax(1)
    counts = np.zeros((5, 5), int)
    np.add.at(counts, (targets, given), 1)
    found = hardest_pairs(targets, shares, most=99)
    assert len(found) == 10
    for pair in found:
        ways = ((pair.first, pair.second, pair.first_as_second),
                (pair.second, pair.first, pair.second_as_first))  # fmt: skip
        for truth, answer, rows in ways:
            assert len(rows) == counts[truth, answer]
            assert all(targets[row] == truth and given[row] == answer for row in rows)
            assert list(shares[list(rows)].max(1)) == sorted(shares[list(rows)].max(1))[::-1]
    assert [pair.times for pair in found] == sorted((pair.times for pair in found), reverse=True)
    assert hardest_pairs(targets, shares, most=3) == found[:3]


def test_where_all_is_right_there_are_none() -> None:
    assert hardest_pairs(np.array([0, 1]), np.eye(2)) == ()
