package loombook.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A server as those of others are: it says where it listens, and goes on. */
final class TestProgram {
    private TestProgram() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("fail")) {
            throw new IllegalStateException("no flour for " + args[1]);
        }
        if (args[0].equals("say")) {
            System.out.println(args[1]);
            return;
        }
        var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        System.out.println("listening at 127.0.0.1:" + socket.getLocalPort());
        while (true) {
            socket.accept().close();
        }
    }
}
