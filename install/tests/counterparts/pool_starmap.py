import threading
from multiprocessing.pool import ThreadPool

gate = threading.Event()


def slow_first(number):
    if number == 1:
        gate.wait()
    return number


with ThreadPool(2) as pool:
    print(pool.starmap(lambda one, other: one - other, [(7, 2), (9, 5)]))
    print(list(pool.imap(lambda number: number + 1, [1, 2, 3])))
    results = pool.imap_unordered(slow_first, [1, 2, 3])
    print(next(results), next(results))
    gate.set()
    print(next(results))
