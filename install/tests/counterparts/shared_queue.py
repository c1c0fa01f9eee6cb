import multiprocessing
import queue


def produce(items):
    for i in range(5):
        items.put((i, "item"))
    items.put(None)


items = multiprocessing.Queue(3)
child = multiprocessing.Process(target=produce, args=(items,))
child.start()
while (item := items.get()) is not None:
    print(*item)
child.join()
bounded = multiprocessing.Queue(2)
bounded.put("a")
bounded.put("b")
try:
    bounded.put("c", timeout=0.05)
except queue.Full:
    print("full", bounded.qsize())
try:
    bounded.put_nowait("c")
except queue.Full:
    print("still full")
print(bounded.get(), bounded.get())
try:
    bounded.get(timeout=0.05)
except queue.Empty:
    print("empty", bounded.qsize())
try:
    bounded.get_nowait()
except queue.Empty:
    print("still empty")
