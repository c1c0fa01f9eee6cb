var result = Processes.pipeline(
                Processes.command("printf", "c\\na\\nb\\na\\n"),
                Processes.command("sort"),
                Processes.shell("uniq; exit 4"))
        .capture()
        .run();
System.out.print(result.out());
System.out.println(result.exitCodes());

var doubling = Processes.shell("while read x; do echo $((x * 2)); done; exit 5").pipeInput().capture().start();
var writer = doubling.writer();
var lines = doubling.lines().iterator();
for (int number : new int[] {4, 5}) {
    writer.write(number + "\n");
    writer.flush();
    System.out.println(lines.next());
}
System.out.println(doubling.isAlive() ? "None" : "ended");
writer.close();
System.out.println(doubling.join().exitCode());
