import multiprocessing


def add(count, squares, part):
    for _ in range(1000):
        with count.get_lock():
            count.value += 1
    for i in range(part, len(squares), 3):
        squares[i] = i * i


count = multiprocessing.Value("i", 5)
squares = multiprocessing.Array("i", 9)
children = [multiprocessing.Process(target=add, args=(count, squares, part)) for part in range(3)]
for child in children:
    child.start()
for child in children:
    child.join()
print(count.value)
print(squares[:])
try:
    squares[9]
except IndexError:
    print("outside")
real = multiprocessing.Value("d", 0.5)
real.value *= 5
print(real.value)
lock = count.get_lock()
with lock, lock:
    count.value = -1
print(count.value)
try:
    lock.release()
except AssertionError:
    print("not held")
