void fine() {}

void leaves() {
    System.exit(3);
}

void vanishes() {
    Runtime.getRuntime().halt(7);
}

void sleeps() throws InterruptedException {
    Thread.sleep(60_000);
}

void killsItself() throws Exception {
    new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start();
    Thread.sleep(60_000);
}

var works = new LinkedHashMap<String, ProcessAction>();
works.put("fine", () -> fine());
works.put("leaves", () -> leaves());
works.put("vanishes", () -> vanishes());
works.put("kills_itself", () -> killsItself());
var baker = Processes.options().name("baker");
for (var work : works.entrySet()) {
    var child = Processes.start(baker, work.getValue());
    child.join();
    System.out.println(work.getKey() + " " + child.exitCode() + " " + (child.isAlive() ? "True" : "False"));
}
for (var end : List.of("terminate", "kill")) {
    var child = Processes.start(baker, () -> sleeps());
    System.out.println(child.name() + " " + (child.exitCode() == null ? "None" : child.exitCode()) + " "
            + (child.isAlive() ? "True" : "False") + " " + (child.pid() > 0 ? "True" : "False"));
    child.join(Duration.ofMillis(10));
    System.out.println("still alive " + (child.isAlive() ? "True" : "False"));
    if (end.equals("kill")) child.kill();
    else child.terminate();
    child.join();
    System.out.println(end + " " + child.exitCode() + " " + (child.isAlive() ? "True" : "False"));
}
