import threading

turns = [threading.Event() for _ in range(5)]
seen = []


def visit(number):
    turns[number].wait()
    seen.append(number)
    if number > 0:
        turns[number - 1].set()


threads = [threading.Thread(target=visit, args=(number,)) for number in range(5)]
for thread in threads:
    thread.start()
print("all alive", str(all(thread.is_alive() for thread in threads)).lower())
turns[4].set()
for thread in threads:
    thread.join()
print("order", *seen)
print("any alive", str(any(thread.is_alive() for thread in threads)).lower())
