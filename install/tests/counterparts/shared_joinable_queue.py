import multiprocessing


def work(tasks, total):
    while (number := tasks.get()) is not None:
        with total.get_lock():
            total.value += number
        tasks.task_done()
    tasks.task_done()


tasks = multiprocessing.JoinableQueue()
total = multiprocessing.Value("i", 0)
workers = [multiprocessing.Process(target=work, args=(tasks, total)) for _ in range(2)]
for worker in workers:
    worker.start()
for number in range(100):
    tasks.put(number)
tasks.join()
print(total.value)
for _ in workers:
    tasks.put(None)
for worker in workers:
    worker.join()
tasks.join()
try:
    tasks.task_done()
except ValueError:
    print("too many")
