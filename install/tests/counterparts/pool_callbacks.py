import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
told = []
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(lambda: gate.wait() and "done")
    future.add_done_callback(lambda done: told.append("first " + done.result()))
    future.add_done_callback(lambda done: told.append("second"))
    pending = pool.submit(print, "never")
    pending.add_done_callback(lambda done: told.append("cancelled" if done.cancelled() else "done"))
    pending.cancel()
    told.append("opened")
    gate.set()
future.add_done_callback(lambda done: told.append("at once"))
print(*told, sep="\n")
