import queue
import threading

tasks = queue.Queue()
finished = []


def worker():
    while (item := tasks.get()) is not None:
        finished.append(item * item)
        tasks.task_done()
    tasks.task_done()


thread = threading.Thread(target=worker)
thread.start()
for number in range(5):
    tasks.put(number)
tasks.join()
print(*finished)
tasks.put(None)
thread.join()
tasks.join()
try:
    tasks.task_done()
except ValueError:
    print("too many task_done")
tasks.put("kept")
print(tasks.qsize(), tasks.unfinished_tasks)
print(tasks.get(), tasks.qsize(), tasks.unfinished_tasks)
tasks.task_done()
print(tasks.unfinished_tasks)
