import threading

semaphore = threading.Semaphore(2)
lock = threading.Lock()
inside, most = 0, 0


def enter():
    global inside, most
    with semaphore:
        with lock:
            inside += 1
            most = max(most, inside)
        with lock:
            inside -= 1


threads = [threading.Thread(target=enter) for _ in range(20)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("at most two" if most <= 2 else "too many", inside)
print(semaphore.acquire(timeout=0.01), semaphore.acquire(blocking=False), semaphore.acquire(blocking=False))
semaphore.release(2)
print(semaphore.acquire(timeout=0.01))
