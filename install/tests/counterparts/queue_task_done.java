var tasks = new JoinableQueue<Optional<String>>();
var finished = new ArrayList<String>();
var thread = Threads.start(() -> {
    while (tasks.take() instanceof Optional<String> item && item.isPresent()) {
        int number = Integer.parseInt(item.get());
        finished.add("" + number * number);
        tasks.taskDone();
    }
    tasks.taskDone();
});
for (int number = 0; number < 5; number++) {
    tasks.put(Optional.of("" + number));
}
tasks.join();
System.out.println(String.join(" ", finished));
tasks.put(Optional.empty());
thread.join();
tasks.join();
try {
    tasks.taskDone();
} catch (IllegalStateException e) {
    System.out.println("too many task_done");
}
tasks.put(Optional.of("kept"));
System.out.println(tasks.size() + " " + tasks.unfinished());
System.out.println(tasks.take().get() + " " + tasks.size() + " " + tasks.unfinished());
tasks.taskDone();
System.out.println(tasks.unfinished());
