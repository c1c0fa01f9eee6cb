import multiprocessing


def talk(there, here):
    here.close()
    there.send("hello")
    there.send(["child got", there.recv()])
    there.close()


here, there = multiprocessing.Pipe()
child = multiprocessing.Process(target=talk, args=(there, here))
child.start()
there.close()
print(here.recv(), here.poll())
here.send([1, 2])
print(here.recv())
child.join()
print(here.poll())
try:
    here.recv()
except EOFError:
    print("end")
try:
    here.send("late")
except OSError:
    print("nobody there")
reader, writer = multiprocessing.Pipe(duplex=False)
writer.send(7)
print(reader.poll(), reader.recv(), reader.poll(0.05))
try:
    reader.send(1)
except OSError:
    print("read only")
try:
    writer.recv()
except OSError:
    print("write only")
writer.close()
try:
    writer.send(1)
except OSError:
    print("closed")
