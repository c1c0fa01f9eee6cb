var result = Commands.shell("echo out; echo err >&2; exit 3").capture().run();
System.out.println("'" + result.out().replace("\n", "\\n") + "' '" + result.err().replace("\n", "\\n") + "' "
        + result.exitCode());
System.out.print(Commands.command("cat").input("b\na\n").capture().run().out());
System.out.println(Commands.command("printf", "%s|", "a b", "$HOME", "*").capture().run().out());
System.out.print(Commands.shell("echo a | tr a b").capture().run().out());
System.out.print(Commands.shell("echo $MINE ${HOME-none}; pwd")
        .environment("MINE", "yes")
        .withoutEnvironment("HOME")
        .directory("/")
        .capture()
        .run()
        .out());
System.out.print(Commands.shell("echo a; echo b >&2; echo c").mergeErrors().capture().run().out());
