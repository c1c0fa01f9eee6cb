import threading

done = threading.Event()


def ring():
    print("ring")
    done.set()


timer = threading.Timer(0.01, ring)
timer.start()
done.wait()
timer.join()
timer.cancel()
never = threading.Timer(3600, lambda: print("never"))
never.start()
print("waits" if never.is_alive() else "ended")
never.cancel()
never.join()
print("waits" if never.is_alive() else "ended")
