import multiprocessing as mp
import os


class Burnt(Exception):
    pass


def square(n):
    return n * n


def weigh(grams, pieces):
    return grams * pieces


def bake(minutes):
    if minutes > 12:
        raise Burnt(f"{minutes} minutes")
    return minutes


heat = 0


def warm(degrees):
    global heat
    heat = degrees


def heated(n):
    return heat + n


def pid(_):
    return os.getpid()


if __name__ == "__main__":
    context = mp.get_context("spawn")
    with context.Pool(2) as pool:
        print(pool.apply(square, (7,)))
        print(pool.map(square, range(10)))
        print(pool.map(square, []))
        print(pool.map(square, range(5), 2))
        print(list(pool.imap(square, range(5))))
        print(sorted(pool.imap_unordered(square, range(5))))
        print(pool.starmap(weigh, [(2, 3), (4, 5)]))
        result = pool.apply_async(square, (9,))
        print(result.get(timeout=30), result.ready(), result.successful())
        for call in (lambda: pool.apply(bake, (20,)), lambda: pool.map(bake, [10, 15])):
            try:
                call()
            except Burnt as burnt:
                print("burnt:", burnt)
        result = pool.map_async(bake, [10, 15])
        result.wait()
        print(result.ready(), result.successful())
        done = []
        for each in [5, 13, 7]:
            done.append(pool.apply_async(bake, (each,)))
        for each in done:
            try:
                print(each.get())
            except Burnt as burnt:
                print("burnt:", burnt)
        answers = pool.imap(bake, [1, 14, 3])
        while True:
            try:
                print(next(answers))
            except Burnt as burnt:
                print("burnt:", burnt)
            except StopIteration:
                break
        try:
            pool.join()
        except ValueError:
            print("still running")
        pool.close()
        try:
            pool.apply(square, (1,))
        except ValueError:
            print("closed")
        pool.join()
    with context.Pool(2, initializer=warm, initargs=(180,)) as pool:
        print(pool.map(heated, range(3)))
    with context.Pool(1, maxtasksperchild=2) as pool:
        pids = pool.map(pid, range(6), 1)
        print(len(set(pids)))
    for size in (0, -1):
        try:
            context.Pool(size)
        except ValueError:
            print("refused", size)
