"""A real lab, and a real Chromium that looks at it."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 30_000  # milliseconds, on a machine that is busy with other things


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is; where it is missing and can be installed, it is."""
    if (
        (found := shutil.which("chromium")) is None
        and os.geteuid() == 0
        and shutil.which("apt-get")
    ):
        subprocess.run(["apt-get", "install", "-qq", "-y", "chromium"], check=False)
        found = shutil.which("chromium")
    if found is None:
        pytest.skip("no Chromium: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """For one file of tests: while it is open, its event loop lets no other run in the thread."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a lab of its own, token included."""
    home = tmp_path_factory.mktemp("home")
    command = [sys.executable, "-m", "pellucid", "lab", "--port", "0", "--no-browser", "--json"]
    own = os.environ | {"PELLUCID_HOME": str(home)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["address"]
        process.send_signal(signal.SIGINT)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, lab: str) -> Iterator[Page]:
    """The page, opened, with a network that is learning on it; any error on it fails the test."""
    failed: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: failed.append(str(error)))
    opened.goto(lab)
    yield opened
    assert failed == [], "the page failed"
