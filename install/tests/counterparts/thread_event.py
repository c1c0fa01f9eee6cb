import threading

event = threading.Event()
print(event.is_set(), event.wait(0), event.wait(0.01))
event.set()
print(event.is_set(), event.wait(), event.wait(0))
event.clear()
print(event.is_set(), event.wait(0.01))

ready = threading.Barrier(4)
woken = []


def waiting(number):
    ready.wait()
    event.wait()
    woken.append(number)


threads = [threading.Thread(target=waiting, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
ready.wait()
print("woken", len(woken))
event.set()
for thread in threads:
    thread.join()
print("woken", len(woken))
