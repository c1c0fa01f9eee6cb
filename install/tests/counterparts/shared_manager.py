import multiprocessing


def work(names, numbers):
    names["two"] = names["one"] + 1
    numbers.append(2)
    numbers.sort()
    try:
        numbers[7]
    except IndexError:
        names["error"] = 1


with multiprocessing.Manager() as manager:
    names, numbers = manager.dict(), manager.list([3, 1])
    names["one"] = 1
    child = multiprocessing.Process(target=work, args=(names, numbers))
    child.start()
    child.join()
    print(",".join(f"{key}={value}" for key, value in names.items()))
    print(list(numbers), len(numbers), 3 in numbers)
    print(names.pop("one"), names.get("one"), names.setdefault("two", 9), "two" in names)
    nested = manager.list([[1]])
    nested[0].append(2)
    print(list(nested))
    inner = nested[0]
    inner.append(2)
    nested[0] = inner
    print(list(nested))
    names.clear()
    print(len(names))
