String python(boolean answer) {
    return answer ? "True" : "False";
}

var pipe = new ProcessPipe<Object>();
var here = pipe.first();
var there = pipe.second();
var child = Processes.start(() -> {
    there.send("hello");
    there.send(List.of("child got", there.receive()));
    there.close();
});
System.out.println(here.receive() + " " + python(here.poll()));
here.send(List.of(1, 2));
System.out.println(here.receive().toString().replace("child got", "'child got'"));
child.join();
System.out.println(python(here.poll()));
try {
    here.receive();
} catch (EOFException e) {
    System.out.println("end");
}
try {
    here.send("late");
} catch (IOException e) {
    System.out.println("nobody there");
}
var oneWay = ProcessPipe.<Integer>oneWay();
var reader = oneWay.first();
var writer = oneWay.second();
writer.send(7);
System.out.println(python(reader.poll()) + " " + reader.receive() + " " + python(reader.poll(Duration.ofMillis(50))));
try {
    reader.send(1);
} catch (IllegalStateException e) {
    System.out.println("read only");
}
try {
    writer.receive();
} catch (IllegalStateException e) {
    System.out.println("write only");
}
writer.close();
try {
    writer.send(1);
} catch (IllegalStateException e) {
    System.out.println("closed");
}
