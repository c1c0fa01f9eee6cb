import multiprocessing


def bake(space, trays, lock, opened, count, tray):
    opened.wait()
    with lock:
        space.baked += 1
        count.value += 10
    trays.put(tray * space.factor)


if __name__ == "__main__":
    with multiprocessing.Manager() as manager, multiprocessing.Pool(2) as pool:
        space = manager.Namespace()
        space.baked, space.factor = 0, 3
        trays, lock, opened, count = manager.Queue(), manager.Lock(), manager.Event(), manager.Value("i", 0)
        tasks = [pool.apply_async(bake, (space, trays, lock, opened, count, tray)) for tray in range(4)]
        print(any(task.ready() for task in tasks), opened.is_set())
        opened.set()
        for task in tasks:
            task.get()
        print(sorted(trays.get() for _ in range(4)), space.baked, count.value, trays.empty())
        space.baked = None
        print(space)
        del space.baked
        print(hasattr(space, "baked"), hasattr(space, "factor"))
        for attempt in (lambda: space.baked, lambda: delattr(space, "baked")):
            try:
                attempt()
            except AttributeError:
                print("no such name")
        space.sizes = [1]
        space.sizes.append(2)
        print(space.sizes)
