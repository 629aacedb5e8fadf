package org.layerwise.runs;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine is called, asked once. */
final class HostName {
    private static final String HERE = find();

    private HostName() {}

    static String here() {
        return HERE;
    }

    /** From the system's own file, which costs nothing; a name server is asked last. */
    private static String find() {
        try {
            for (Path file : new Path[] {Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname")}) {
                if (Files.isReadable(file)) {
                    String name = Files.readString(file).strip();
                    if (!name.isEmpty()) {
                        return name;
                    }
                }
            }
            String windows = System.getenv("COMPUTERNAME");
            return windows == null ? InetAddress.getLocalHost().getHostName() : windows;
        } catch (IOException e) {
            return "localhost";
        }
    }
}
