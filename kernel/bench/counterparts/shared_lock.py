import multiprocessing
import time

TURNS = 200_000


def count(number, barrier):
    barrier.wait()
    for _ in range(TURNS):
        with number.get_lock():
            number.value += 1


if __name__ == "__main__":
    number = multiprocessing.Value("i", 0)
    barrier = multiprocessing.Barrier(2)
    other = multiprocessing.Process(target=count, args=(number, barrier))
    other.start()
    barrier.wait()
    begun = time.perf_counter()
    for _ in range(TURNS):
        with number.get_lock():
            number.value += 1
    other.join()
    seconds = time.perf_counter() - begun
    assert number.value == 2 * TURNS
    print(f"increments of a shared int under its lock by two processes: {2 * TURNS / seconds:.0f} increments/s")
