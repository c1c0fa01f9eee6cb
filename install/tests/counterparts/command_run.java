var result = Processes.shell("echo out; echo err >&2; exit 3").capture().run();
System.out.println("'" + result.out().replace("\n", "\\n") + "' '" + result.err().replace("\n", "\\n") + "' "
        + result.exitCode());
System.out.print(Processes.command("cat").input("b\na\n").capture().run().out());
System.out.println(Processes.command("printf", "%s|", "a b", "$HOME", "*").capture().run().out());
System.out.print(Processes.shell("echo a | tr a b").capture().run().out());
System.out.print(Processes.shell("echo $MINE ${HOME-none}; pwd")
        .environment("MINE", "yes")
        .withoutEnvironment("HOME")
        .directory("/")
        .capture()
        .run()
        .out());
System.out.print(Processes.shell("echo a; echo b >&2; echo c").mergeErrors().capture().run().out());
