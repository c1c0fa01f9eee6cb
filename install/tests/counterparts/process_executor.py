import concurrent.futures as cf
import multiprocessing as mp
import os


def half(n):
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


def dies():
    os._exit(9)


if __name__ == "__main__":
    with cf.ProcessPoolExecutor(2, mp_context=mp.get_context("spawn")) as pool:
        futures = [pool.submit(half, n) for n in (4, 5, 6)]
        for future in futures:
            try:
                print(future.result(30))
            except ValueError as e:
                print("error:", e)
        print([future.done() for future in futures])
        try:
            pool.submit(dies).result(30)
        except cf.process.BrokenProcessPool:
            print("died")
