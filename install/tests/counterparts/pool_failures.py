from concurrent.futures import CancelledError, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
import threading


def refuse(word):
    raise ValueError(word)


release = threading.Event()
with ThreadPoolExecutor(1) as pool:
    failed = pool.submit(refuse, "no")
    print("failure", failed.exception())
    try:
        failed.result()
    except ValueError as error:
        print("raised", error)
    print("goes on", pool.submit(lambda: "well").result())
    running = pool.submit(release.wait)
    waiting = pool.submit(lambda: "never")
    while not running.running():
        pass
    try:
        running.result(timeout=0.01)
    except TooLate:
        print("too late")
    print("cancel running", str(running.cancel()).lower())
    print("cancel waiting", str(waiting.cancel()).lower())
    try:
        waiting.result()
    except CancelledError:
        print("cancelled")
    release.set()
print("done", str(running.done() and waiting.done() and failed.done()).lower())
print("cancelled", str(waiting.cancelled()).lower(), str(running.cancelled()).lower())
try:
    pool.submit(print, "late")
except RuntimeError:
    print("closed")
