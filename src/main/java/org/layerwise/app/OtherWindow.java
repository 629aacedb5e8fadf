package org.layerwise.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;

/**
 * A window that has an experiment's file open, as it says so to others.
 *
 * @param path the file
 * @param pid its process's number
 * @param host the computer it runs on
 * @param since when it opened the file, in ISO form
 */
record OtherWindow(String path, long pid, String host, String since) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    String text() {
        return JsonText.print(JsonCodec.write(this));
    }

    /** @throws org.layerwise.base.ProblemException when the text is none of these */
    static OtherWindow of(String text) {
        return new JsonCodec("").read(OtherWindow.class, JsonText.parse(text, ""), "");
    }

    /** When, in this computer's time, to the minute. */
    String sinceMinute() {
        try {
            return MINUTE.format(Instant.parse(since).atZone(ZoneId.systemDefault()));
        } catch (DateTimeException e) {
            return since;
        }
    }
}
