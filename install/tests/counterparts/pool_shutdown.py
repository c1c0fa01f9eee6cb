import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
begun = threading.Event()
order = []


def first():
    begun.set()
    gate.wait()
    order.append("first")


pool = ThreadPoolExecutor(1, thread_name_prefix="named")
running = pool.submit(first)
pending = [pool.submit(order.append, "pending") for _ in range(3)]
begun.wait()
pool.shutdown(wait=False, cancel_futures=True)
print("cancelled", sum(future.cancelled() for future in pending))
print("running", "done" if running.done() else "goes on")
gate.set()
pool.shutdown()
print(order)
with ThreadPoolExecutor(2) as closing:
    futures = [closing.submit(lambda: sum(range(1000))) for _ in range(50)]
print("all done", str(all(future.done() for future in futures)).lower(), {future.result() for future in futures})
