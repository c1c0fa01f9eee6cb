import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    line = kind()
    for number in (3, 1, 2):
        line.put(number)
    print(line.get(), line.get(), end=" ")
    line.put(0)
    print(line.get(), line.get(), line.unfinished_tasks)
