import multiprocessing
import threading

lock = multiprocessing.Lock()
print(lock.acquire(), lock.acquire(block=False), lock.acquire(timeout=0.05))
threading.Thread(target=lock.release).start()
print(lock.acquire(timeout=30))
lock.release()
try:
    lock.release()
except ValueError:
    print("free already")

rlock = multiprocessing.RLock()
print(rlock.acquire(), rlock.acquire())


def from_outside():
    print(rlock.acquire(block=False))
    try:
        rlock.release()
    except AssertionError:
        print("not the holder")


def run(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


run(from_outside)
rlock.release()
run(lambda: print(rlock.acquire(block=False)))
rlock.release()
run(lambda: print(rlock.acquire(block=False)))
