import queue
import threading

small = queue.Queue(maxsize=2)
small.put("a")
small.put("b")
print("full" if small.full() else "room")
try:
    small.put_nowait("c")
except queue.Full:
    print("no room")
try:
    small.put("c", timeout=0.01)
except queue.Full:
    print("no room in time")
putting = threading.Thread(target=small.put, args=("d",))
putting.start()
print(small.get())
putting.join()
print(small.get(), small.get())
try:
    small.get_nowait()
except queue.Empty:
    print("empty")
try:
    small.get(timeout=0.01)
except queue.Empty:
    print("empty in time")
print(small.unfinished_tasks)
