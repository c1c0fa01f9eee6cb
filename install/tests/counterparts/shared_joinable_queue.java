var tasks = new ProcessQueue<Integer>();
var total = new SharedInt();
var workers = new ArrayList<ChildProcess<?>>();
for (int i = 0; i < 2; i++) {
    workers.add(Processes.start(() -> {
        while (tasks.take() instanceof Integer number) {
            total.update(sum -> sum + number);
            tasks.taskDone();
        }
        tasks.taskDone();
    }));
}
for (int number = 0; number < 100; number++) {
    tasks.put(number);
}
tasks.join();
System.out.println(total.get());
for (var worker : workers) {
    tasks.put(null);
}
for (var worker : workers) {
    worker.join();
}
tasks.join();
try {
    tasks.taskDone();
} catch (IllegalStateException e) {
    System.out.println("too many");
}
