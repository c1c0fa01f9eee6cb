import threading
from concurrent.futures import ThreadPoolExecutor

second = threading.Event()


def square(number):
    if number == 1:
        second.wait()
    if number == 2:
        second.set()
    return number * number


with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(square, [1, 2, 3, 4])))
    print(list(pool.map(pow, [2, 3, 4], [5, 2])))
    print(list(pool.map(square, [])))
    results = pool.map(lambda number: 12 // number, [1, 0, 2])
    print(next(results))
    try:
        next(results)
    except ZeroDivisionError:
        print("division by zero")
