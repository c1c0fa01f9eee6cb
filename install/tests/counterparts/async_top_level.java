String tell(String text) {
    System.out.println(text);
    return text;
}

var task = Async.task(() -> tell("task"));
System.out.println("cell");
System.out.println(task.await());
System.out.println("[" + String.join(", ", Async.gather(() -> tell("one"), () -> tell("two")).stream().map(s -> "'" + s + "'").toList()) + "]");
System.out.println("end");
