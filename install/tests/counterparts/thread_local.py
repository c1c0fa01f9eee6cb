import threading

local = threading.local()
local.name = "main"
others = []


def look():
    others.append(getattr(local, "name", "nothing yet"))
    local.name = "other"
    others.append(local.name)


thread = threading.Thread(target=look)
thread.start()
thread.join()
print(*others, local.name, sep=", ")
