import multiprocessing


def take(semaphore, taken, go):
    semaphore.acquire()
    taken.set()
    go.wait()
    semaphore.release()


semaphore = multiprocessing.Semaphore(2)
semaphore.acquire()
taken, go = multiprocessing.Event(), multiprocessing.Event()
child = multiprocessing.Process(target=take, args=(semaphore, taken, go))
child.start()
taken.wait()
print(semaphore.get_value(), semaphore.acquire(block=False), semaphore.acquire(timeout=0.05))
go.set()
child.join()
print(semaphore.get_value(), semaphore.acquire(timeout=30))
semaphore.release()
semaphore.release()
semaphore.release()
print(semaphore.get_value())
bounded = multiprocessing.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError:
    print("too many")
try:
    multiprocessing.Semaphore(-1)
except OSError:
    print("fewer than none")
