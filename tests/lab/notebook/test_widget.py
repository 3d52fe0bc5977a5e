"""The widget as notebooks get it: its state, its messages, and what is shown without scripts."""

import base64
import io
import sys
from typing import Any

import pytest
from PIL import Image

from pellucid.errors import BadInput
from pellucid.lab.notebook.messages import head_of
from pellucid.lab.notebook.widget import BenchWidget
from pellucid.learning import Run
from pellucid.network import Network


@pytest.fixture(scope="module")
def widget(network: Network) -> BenchWidget:
    shown = network.show("circles")
    assert isinstance(shown, BenchWidget)
    return shown


def test_its_script_is_one_module_that_asks_for_no_other(widget: BenchWidget) -> None:
    script = widget.get_state()["_esm"]
    assert script.startswith("export default function(){")
    assert "import(" not in script
    assert "new WebSocket" not in script
    for apart in ("/join", "read-lesson", "begin-quiz", "put-setup"):
        assert f'type:"{apart}"' not in script
        assert f"type:`{apart}`" not in script


def test_it_answers_over_custom_messages(
    widget: BenchWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[Any, Any]] = []
    monkeypatch.setattr(
        widget, "send", lambda content, buffers=None: sent.append((content, buffers))
    )
    said = {"who": "me", "say": '{"type":"open","id":1}'}
    widget._handle_custom_msg(said, [])
    widget._handle_custom_msg({"who": 3}, [])  # not said by this page
    assert all(content["to"] == "me" for content, _ in sent)
    assert '"type":"opened"' in sent[0][0]["text"]
    kinds = [head_of(buffers[0])["type"] for _, buffers in sent if buffers]
    assert kinds[:2] == ["scene", "history"]


def test_without_scripts_there_is_a_picture_with_its_words(widget: BenchWidget) -> None:
    bundle, metadata = widget._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    picture = Image.open(io.BytesIO(base64.b64decode(bundle["image/png"])))
    assert picture.width > 1000
    assert metadata["image/png"]["width"] < picture.width
    assert "on circles, as it stood when this was displayed" in bundle["text/plain"]


def test_the_picture_of_a_run_needs_no_scripts_either(run: Run, many: Run) -> None:
    for shown in (run.show(), many.show()):
        bundle, _ = shown._repr_mimebundle_()
        assert Image.open(io.BytesIO(base64.b64decode(bundle["image/png"]))).height > 800
        assert bundle["text/plain"].startswith("A finished run on iris")


def test_without_anywidget_it_says_what_to_install(
    network: Network, run: Run, many: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "anywidget", None)  # as if it were not installed
    for show in (lambda: network.show("xor"), run.show):
        with pytest.raises(BadInput, match=r'pip install "pellucid\[notebook\]"'):
            show()
    many.show()  # pictures need nothing more
