package io.shibo.hub.json;

import io.shibo.codes.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Money as an object, its amount as text: JSON numbers are binary in too many readers. */
final class MoneySerializer extends ValueSerializer<Money> {
    @Override
    public void serialize(Money money, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("amount", money.plainAmount());
        out.writeStringProperty("currency", money.currency().getCurrencyCode());
        out.writeEndObject();
    }
}
