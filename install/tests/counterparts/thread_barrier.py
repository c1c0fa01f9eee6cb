import threading

lock = threading.Lock()
rounds = []
barrier = threading.Barrier(3, action=lambda: rounds.append("all here"))


def walk():
    for number in range(2):
        with lock:
            rounds.append(f"arrived {number}")
        barrier.wait()


threads = [threading.Thread(target=walk) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("\n".join(rounds))
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError:
    print("nobody else came")
print("broken" if barrier.broken else "whole")
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("broken for all")
barrier.reset()
print("broken" if barrier.broken else "whole")
