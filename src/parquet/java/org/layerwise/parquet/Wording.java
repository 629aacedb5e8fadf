package org.layerwise.parquet;

import java.util.Optional;
import java.util.function.Function;
import org.layerwise.base.Message;

/**
 * What to say of bytes on which a decoder failed.
 *
 * @param plain when no reason is known
 * @param because with the reason, a text or a message
 * @param orLarge when memory ran out
 */
record Wording(Message plain, Function<Object, Message> because, Message orLarge) {
    Message because(Optional<Object> reason) {
        return reason.map(because).orElse(plain);
    }
}
