import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from concurrent.futures import TimeoutError as TooLate

gates = [threading.Event() for _ in range(4)]


def pass_gate(number):
    gates[number].wait()
    return number


with ThreadPoolExecutor(4) as pool:
    futures = [pool.submit(pass_gate, number) for number in range(4)]
    gates[2].set()
    for future in as_completed(futures + futures):
        print(future.result())
        opened = {2: 0, 0: 3, 3: 1}.get(future.result())
        if opened is not None:
            gates[opened].set()
    late = threading.Event()
    quick, slow = pool.submit(lambda: "quick"), pool.submit(late.wait)
    quick.result()
    try:
        for future in as_completed([slow, quick], timeout=0.02):
            print(future.result())
    except TooLate:
        print("not all in time")
    late.set()
