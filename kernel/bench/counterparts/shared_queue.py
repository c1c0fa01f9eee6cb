import multiprocessing
import time

ITEMS = 200_000


def produce(queue, ready):
    ready.set()
    for number in range(ITEMS):
        queue.put(number)


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    ready = multiprocessing.Event()
    producer = multiprocessing.Process(target=produce, args=(queue, ready))
    producer.start()
    ready.wait()
    begun = time.perf_counter()
    for _ in range(ITEMS):
        queue.get()
    seconds = time.perf_counter() - begun
    producer.join()
    print(f"items through a queue between two processes: {ITEMS / seconds:.0f} items/s")
