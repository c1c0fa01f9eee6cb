import multiprocessing
import threading


def meet(event, barrier, indices):
    event.wait()
    indices.put(barrier.wait())


event = multiprocessing.Event()
print(event.is_set(), event.wait(0.05))
barrier = multiprocessing.Barrier(3)
indices = multiprocessing.Queue()
children = [multiprocessing.Process(target=meet, args=(event, barrier, indices)) for _ in range(2)]
for child in children:
    child.start()
event.set()
indices.put(barrier.wait())
for child in children:
    child.join()
print(sorted(indices.get() for _ in range(3)), event.is_set())
event.clear()
print(event.is_set(), barrier.parties, barrier.n_waiting, barrier.broken)
try:
    barrier.wait(0.05)
except threading.BrokenBarrierError:
    print("broken by time")
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("still broken", barrier.broken)
barrier.reset()
print(barrier.broken)
with_action = multiprocessing.Barrier(1, action=lambda: print("action"))
print(with_action.wait())
barrier.abort()
print(barrier.broken)
