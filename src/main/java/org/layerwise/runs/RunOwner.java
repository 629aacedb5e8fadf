package org.layerwise.runs;

/**
 * The process that trains a run, or did.
 *
 * @param program what it is: {@code window} or {@code command line}
 * @param pid its number on its machine
 * @param host the machine's name
 */
public record RunOwner(String program, long pid, String host) {

    /** This process. */
    public static RunOwner here(String program) {
        return new RunOwner(program, ProcessHandle.current().pid(), HostName.here());
    }

    /** Whether it runs, or ran, on this machine. */
    public boolean isHere() {
        return host.equals(HostName.here());
    }

    /** {@code the window, process 4711 on alpha}, for messages. */
    public String describe() {
        return program + ", process " + pid + (isHere() ? "" : " on " + host);
    }
}
