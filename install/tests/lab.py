"""JupyterLab with a page in a browser, as a person has them before them."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect, sync_playwright

from kernel import repository
from reading import read

SCREENSHOTS = repository() / "install" / "target" / "screenshots"
START, RUN, TYPE = 60, 180, 20


class Lab:
    """A JupyterLab of the test's own, on a folder of its own."""

    def __init__(self, folder, log):
        self.folder, self.log, self.token = folder, log, secrets.token_hex(16)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/lab/tree"
        self.process = None

    def __enter__(self):
        options = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": self.port,
            "ServerApp.port_retries": 0,
            "ServerApp.open_browser": False,
            "ServerApp.root_dir": self.folder,
            "ServerApp.allow_root": True,
            "IdentityProvider.token": self.token,
        }
        words = [f"--{name}={value}" for name, value in options.items()]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *words], stdout=self.log, stderr=subprocess.STDOUT
        )
        end = time.monotonic() + START
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > end:
                self.__exit__()
                pytest.fail(f"JupyterLab does not answer:\n{open(self.log.name).read()[-3000:]}")
            time.sleep(0.1)
        return self

    def answers(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/status?token={self.token}", timeout=2) as page:
                return page.status == 200
        except OSError:
            return False

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)


def browser_of(playwright):
    """A Chromium of the system or Playwright's own, headless."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    system = os.environ.get("LOOMBOOK_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    try:
        return playwright.chromium.launch(executable_path=system, headless=True, args=as_root)
    except PlaywrightError as missing:
        if system:
            pytest.fail(f"{system} does not start: {missing}")
    fetched = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], capture_output=True, text=True)
    try:
        return playwright.chromium.launch(headless=True, args=as_root)
    except PlaywrightError as missing:
        pytest.fail(
            "no Chromium: install one, or name one in LOOMBOOK_CHROMIUM. "
            f"Playwright could not fetch its own: {fetched.stderr[-500:]} {missing}"
        )


class Page:
    """What a person sees and does."""

    def __init__(self, page):
        self.page = page
        self.notebook = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        self.cells = self.notebook.locator(".jp-Notebook-cell")
        self.indicator = self.notebook.locator(".jp-Notebook-ExecutionIndicator")
        self.status_bar = page.locator("#jp-main-statusbar")

    def open(self, lab, name):
        self.file = lab.folder / name
        self.page.goto(f"{lab.url}/{name}?token={lab.token}")
        expect(self.page.locator(".jp-Spinner")).to_have_count(0, timeout=START * 1000)
        expect(self.cells.first).to_be_visible(timeout=START * 1000)
        self.idle(START)

    def idle(self, seconds=RUN):
        """The status bar tells a kernel that is idle from one that is not there yet; the indicator does not."""
        expect(self.status_bar).to_contain_text("| Idle", timeout=seconds * 1000)
        expect(self.indicator).to_have_attribute("data-status", "idle", timeout=seconds * 1000)

    def menu(self, menu, item):
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{menu}$")).click()
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{item}$")).click()

    def run_all(self, code_cells):
        """Runs every cell and waits until each has got its number."""
        self.menu("Run", "Run All Cells")
        numbered = self.notebook.locator(".jp-CodeCell .jp-InputPrompt", has_text=re.compile(r"^\[\d+\]:$"))
        expect(numbered).to_have_count(code_cells, timeout=RUN * 1000)
        self.idle()

    def save(self):
        """The notebook as it lies on the disk after it was saved."""
        self.menu("File", "Save Notebook")
        expect(self.page.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0, timeout=TYPE * 1000)
        return read(self.file)

    def new_cell(self, text):
        """Adds a cell at the end and types into it."""
        before = self.cells.count()
        self.cells.last.locator(".jp-InputPrompt, .jp-MarkdownOutput").first.click()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        expect(self.cells).to_have_count(before + 1, timeout=TYPE * 1000)
        cell = self.cells.nth(before)
        cell.locator(".cm-content").click()
        self.page.keyboard.type(text)
        return cell

    def run_cell(self, text):
        cell = self.new_cell(text)
        self.page.keyboard.press("Control+Enter")
        expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"^\[\d+\]:$"), timeout=RUN * 1000)
        self.idle()
        return cell

    def picture(self, name):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")
        return SCREENSHOTS / f"{name}.png"


def setting(folder, plugin, **values):
    file = folder / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(values))


@contextmanager
def opened(folder, name, settings, begin=lambda page: None):
    """The page of a notebook in a folder; `settings` is an empty folder for JupyterLab's own."""
    # Cells that are scrolled out of sight stay in the page, where a test can find them; no news are asked about.
    setting(settings, "notebook-extension/tracker", windowingMode="none")
    setting(settings, "apputils-extension/notification", fetchNews="false", checkForUpdates=False)
    # JupyterLab drops an answer that takes a second, and says nothing; a browser beside it can take a small machine's CPUs.
    setting(settings, "completer-extension/manager", providerTimeout=TYPE * 1000)
    with (
        pytest.MonkeyPatch.context() as patch,
        open(settings / "jupyterlab.log", "w") as log,
        sync_playwright() as playwright,
    ):
        patch.setenv("JUPYTERLAB_SETTINGS_DIR", str(settings))
        with Lab(folder, log) as lab, browser_of(playwright) as browser:
            page = Page(browser.new_page(viewport={"width": 1400, "height": 1000}))
            try:
                page.open(lab, name)
                begin(page)
                yield page
            except AssertionError:
                page.picture("failed")
                raise
