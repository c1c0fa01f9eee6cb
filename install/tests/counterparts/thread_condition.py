import threading

condition = threading.Condition()
turn = 0
said = []


def speak(number, players, rounds):
    global turn
    for _ in range(rounds):
        with condition:
            condition.wait_for(lambda: turn % players == number)
            said.append(str(number))
            turn += 1
            condition.notify_all()


threads = [threading.Thread(target=speak, args=(number, 3, 4)) for number in range(3)]
for thread in reversed(threads):
    thread.start()
for thread in threads:
    thread.join()
print(" ".join(said))
with condition:
    print("in time" if condition.wait(0.01) else "too late")
try:
    condition.notify()
except RuntimeError:
    print("the lock is not held")
