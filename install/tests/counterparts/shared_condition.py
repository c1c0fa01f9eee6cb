import multiprocessing


def play(condition, turn, me, said):
    for _ in range(3):
        with condition:
            condition.wait_for(lambda: turn.value == me)
            said.put(f"player {me}")
            turn.value = 1 - me
            condition.notify_all()


condition = multiprocessing.Condition()
turn = multiprocessing.Value("i", 0)
said = multiprocessing.SimpleQueue()
players = [multiprocessing.Process(target=play, args=(condition, turn, me, said)) for me in (1, 0)]
for player in players:
    player.start()
for player in players:
    player.join()
for _ in range(6):
    print(said.get())
with condition:
    print(condition.wait(0.05), condition.wait_for(lambda: False, 0.05))
try:
    condition.notify()
except AssertionError:
    print("lock not held")
