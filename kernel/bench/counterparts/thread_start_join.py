import threading
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

THREADS, TASKS, ROUNDS = 1000, 10_000, 7


def nothing():
    pass


def start_and_join():
    threads = [threading.Thread(target=nothing) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def pooled():
    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(nothing) for _ in range(TASKS)]:
            future.result()


def mapped():
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(abs, range(TASKS)))


def one_by_one():
    with ThreadPoolExecutor(2) as pool:
        for _ in range(TASKS):
            pool.submit(nothing).result()


def seconds(work):
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return median(taken)


started = seconds(start_and_join) * 1000
print(f"1,000 threads started and joined: {started:.2f} ms")
# Python has no other threads: virtual ones stand beside these.
print(f"1,000 virtual threads started and joined: {started:.2f} ms")
print(f"trivial task through a pool of 2 threads: {seconds(pooled) / TASKS * 1e6:.2f} µs")
print(f"trivial item of a pool's map: {seconds(mapped) / TASKS * 1e6:.2f} µs")
print(f"trivial task handed to a pool and awaited: {seconds(one_by_one) / TASKS * 1e6:.2f} µs")
