"""What all tests share: a place of their own for everything Jupyter and the kernel write, and a running kernel."""

import os

import pytest

from kernel import PATIENCE, Kernel


@pytest.fixture(scope="session", autouse=True)
def place_of_their_own(tmp_path_factory):
    """Nothing of the user's is read or written, and every kernel records what it sends (see message_spec.py)."""
    home = tmp_path_factory.mktemp("jupyter")
    ours = {
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTERLAB_SETTINGS_DIR": home / "lab-settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "lab-workspaces",
        "IPYTHONDIR": home / "ipython",
        "LOOMBOOK_HISTORY": home / "history.sqlite",
    }
    # Whoever runs the whole build passes a folder of its own, in which the kernels of other tests record too.
    record = os.environ.get("LOOMBOOK_RECORD") or home / "record"
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in ours.items():
            if folder.suffix != ".sqlite":
                folder.mkdir()
            patch.setenv(name, str(folder))
        os.makedirs(record, exist_ok=True)
        patch.setenv("LOOMBOOK_RECORD", str(record))
        yield


@pytest.fixture(scope="module")
def shared_kernel():
    """The kernel that a module's tests share: a test takes it by the name of `kernel`."""
    running = []

    def serve():
        if running and not serving(running[0]):
            running.pop().stop()
        if not running:
            running.append(Kernel().start())
        return running[0]

    yield serve
    for kernel in running:
        kernel.stop()


def serving(kernel):
    """Does it still serve, after what the test before did to it?"""
    try:
        return kernel.alive() and kernel.ask("kernel_info_request", timeout=PATIENCE).status == "ok"
    except AssertionError:
        return False


@pytest.fixture
def kernel(shared_kernel):
    """A kernel that is idle and has nothing more to say."""
    kernel = shared_kernel()
    kernel.forget()
    return kernel


@pytest.fixture
def new_kernel():
    """Starts kernels for this test alone."""
    started = []

    def start(**options):
        started.append(Kernel(**options))
        return started[-1].start()

    yield start
    for kernel in started:
        kernel.stop()
