import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait

gates = {name: threading.Event() for name in ("good", "bad", "last")}


def pass_gate(name):
    gates[name].wait()
    if name == "bad":
        raise OSError(name)
    return name


def told(waited):
    names = {future: name for name, future in futures.items()}
    for some in waited:
        print(sorted(names[future] for future in some), end=" ")
    print()


with ThreadPoolExecutor(3) as pool:
    futures = {name: pool.submit(pass_gate, name) for name in gates}
    told(wait(futures.values(), timeout=0.01))
    gates["good"].set()
    told(wait(futures.values(), return_when=FIRST_COMPLETED))
    gates["bad"].set()
    told(wait(futures.values(), return_when=FIRST_EXCEPTION))
    told(wait([futures["good"], futures["last"]], timeout=0.01, return_when=FIRST_EXCEPTION))
    gates["last"].set()
    told(wait(futures.values(), return_when=ALL_COMPLETED))
    told(wait([]))
    futures["bad"].exception()
