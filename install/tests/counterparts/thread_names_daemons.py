import threading

release = threading.Event()
reader = threading.Thread(target=release.wait, name="reader")
sweeper = threading.Thread(target=release.wait, name="sweeper", daemon=True)
print(reader.name, "daemon" if reader.daemon else "no daemon")
print(sweeper.name, "daemon" if sweeper.daemon else "no daemon")
reader.start()
sweeper.start()
try:
    reader.start()
except RuntimeError:
    print("starts only once")
reader.join(0.01)
print("still alive" if reader.is_alive() else "ended")
release.set()
reader.join()
sweeper.join()
print("still alive" if reader.is_alive() else "ended")
