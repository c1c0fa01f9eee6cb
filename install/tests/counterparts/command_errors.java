try {
    Processes.run("no-such-program-at-all");
} catch (CommandException.NotFound e) {
    System.out.println("not found");
}
try {
    Processes.command("ls").directory("/no/such/folder").run();
} catch (CommandException.NotFound e) {
    System.out.println("no folder");
}
try {
    Processes.shell("echo why >&2; exit 7").capture().run().check();
} catch (CommandException.Failed e) {
    System.out.print("failed " + e.result().exitCode() + " " + e.result().err());
}
try {
    Processes.shell("echo begun; exec sleep 60").timeout(Duration.ofSeconds(1)).capture().run();
} catch (CommandException.TimedOut e) {
    System.out.print("too long " + e.result().out());
}
var sleeping = Processes.command("sleep", "60").start();
sleeping.kill();
System.out.println("signal " + (sleeping.join().exitCode() - 128));
