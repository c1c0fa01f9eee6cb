import logging
import threading
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

logging.disable()
local = threading.local()


def prepare():
    local.word = "prepared"


def fail():
    raise OSError("no data")


with ThreadPoolExecutor(2, initializer=prepare) as pool:
    print(set(pool.map(lambda _: local.word, range(6))))
with ThreadPoolExecutor(1, initializer=fail) as pool:
    future = pool.submit(lambda: "never")
    print("broken" if isinstance(future.exception(), BrokenExecutor) else "well")
    try:
        pool.submit(lambda: "never")
    except BrokenExecutor:
        print("takes no more")
