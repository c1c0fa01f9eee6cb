import multiprocessing as mp
import os
import signal
import sys
import time


def fine():
    return 1


def leaves():
    sys.exit(3)


def vanishes():
    os._exit(7)


def sleeps():
    time.sleep(60)


def kills_itself():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    context = mp.get_context("spawn")
    for work in (fine, leaves, vanishes, kills_itself):
        child = context.Process(target=work, name="baker")
        child.start()
        child.join()
        print(work.__name__, child.exitcode, child.is_alive())
    for end in ("terminate", "kill"):
        child = context.Process(target=sleeps, name="baker")
        child.start()
        print(child.name, child.exitcode, child.is_alive(), child.pid > 0)
        child.join(0.01)
        print("still alive", child.is_alive())
        getattr(child, end)()
        child.join()
        print(end, child.exitcode, child.is_alive())
