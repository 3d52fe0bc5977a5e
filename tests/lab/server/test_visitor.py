"""Who is known, and under which names the lab is: whatever is said to be a token or a host."""

from hypothesis import given
from hypothesis import strategies as st

from pellucid.lab.server import Hosts, Visitors


def test_a_ticket_lets_in_once() -> None:
    visitors = Visitors(8000)
    ticket = visitors.ticket()
    assert [visitors.welcomes(ticket), visitors.welcomes(ticket)] == [True, False]
    assert visitors.welcomes(visitors.token)
    assert visitors.welcomes(visitors.token)


@given(st.text())
def test_no_other_text_is_welcome(text: str) -> None:
    visitors = Visitors(8000)
    assert not visitors.welcomes(text)
    assert visitors.of({visitors.cookie: text}) is None


@given(st.text())
def test_no_host_breaks_it(host: str) -> None:
    for numbers in (False, True):
        assert not Hosts(8000, numbers=numbers).knows(host + "x")


def test_with_numbers_any_number_is_a_host_and_no_name() -> None:
    hosts = Hosts(8000, numbers=True)
    assert hosts.knows("192.168.1.5:8000")
    assert hosts.knows("[fe80::1]:8000")
    assert not hosts.knows("elsewhere.example:8000")
    assert not hosts.knows("192.168.1.5:8001")
    assert Hosts(80).knows("localhost")
