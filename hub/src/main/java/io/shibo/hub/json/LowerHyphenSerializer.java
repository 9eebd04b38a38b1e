package io.shibo.hub.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Enum constants in the form that readers accept: {@code CHECK_FAILED} as {@code check-failed}. */
@SuppressWarnings("rawtypes") // one serializer for all enums is registered for the raw type
final class LowerHyphenSerializer extends ValueSerializer<Enum> {
    @Override
    public void serialize(Enum constant, JsonGenerator out, SerializationContext context) {
        out.writeString(Json.lowerHyphen(constant));
    }
}
