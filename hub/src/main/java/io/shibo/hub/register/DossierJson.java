package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.hub.json.Json;
import io.shibo.hub.register.Dossier.Delegate;
import io.shibo.hub.register.Dossier.Line;
import io.shibo.hub.register.Dossier.Times;
import io.shibo.hub.register.Dossier.Wanted;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dossier as JSON, as it is kept and as programs send it. */
final class DossierJson {
    private DossierJson() {}

    static String write(Dossier dossier) {
        return Json.writeLine(dossier);
    }

    /** @throws InputException if it is not JSON, or has fields that no dossier has, or values of the wrong kind */
    static Dossier read(String text) {
        Problems problems = new Problems();
        Node root = Node.root(
                "registration",
                Json.read("registration", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                problems);
        Dossier dossier = dossier(root);
        problems.throwIfAny();
        return dossier;
    }

    private static Dossier dossier(Node root) {
        root.only(
                "role",
                "name",
                "latinName",
                "country",
                "city",
                "languages",
                "identifiers",
                "hall",
                "booth",
                "mostMeetings",
                "leastMeetings",
                "people",
                "offers",
                "needs",
                "times",
                "wishes");
        String role = needed(root, "role");
        @Nullable Integer most = root.field("mostMeetings").parseOptional(Values.whole(0, 1024));
        @Nullable Integer least = root.field("leastMeetings").parseOptional(Values.whole(0, 1024));
        return new Dossier(
                role,
                needed(root, "name"),
                text(root, "latinName"),
                needed(root, "country"),
                text(root, "city"),
                texts(root, "languages"),
                texts(root, "identifiers"),
                text(root, "hall"),
                text(root, "booth"),
                most == null ? (role.equals("exhibitor") ? 30 : 6) : most,
                least == null ? 0 : least,
                root.field("people").items().stream().map(DossierJson::person).toList(),
                root.field("offers").items().stream().map(DossierJson::line).toList(),
                root.field("needs").items().stream().map(DossierJson::line).toList(),
                root.field("times").items().stream().map(DossierJson::times).toList(),
                root.field("wishes").items().stream().map(DossierJson::wish).toList());
    }

    private static Delegate person(Node node) {
        node.only("id", "name", "role", "languages", "email", "telephone");
        return new Delegate(
                text(node, "id"),
                text(node, "name"),
                text(node, "role"),
                texts(node, "languages"),
                text(node, "email"),
                text(node, "telephone"));
    }

    private static Line line(Node node) {
        node.only(
                "id",
                "title",
                "language",
                "code",
                "destination",
                "places",
                "quantity",
                "minimum",
                "unit",
                "incoterm",
                "certificates");
        return new Line(
                text(node, "id"),
                text(node, "title"),
                text(node, "language"),
                text(node, "code"),
                text(node, "destination"),
                texts(node, "places"),
                text(node, "quantity"),
                text(node, "minimum"),
                text(node, "unit"),
                text(node, "incoterm"),
                texts(node, "certificates"));
    }

    private static Times times(Node node) {
        node.only("firstDay", "lastDay", "from", "to", "attendance", "person");
        return new Times(
                text(node, "firstDay"),
                text(node, "lastDay"),
                text(node, "from"),
                text(node, "to"),
                text(node, "attendance"),
                text(node, "person"));
    }

    private static Wanted wish(Node node) {
        node.only("from", "to", "wish");
        return new Wanted(text(node, "from"), text(node, "to"), text(node, "wish"));
    }

    private static String needed(Node node, String name) {
        return Dossier.one(node.field(name).text());
    }

    private static String text(Node node, String name) {
        return Dossier.one(node.field(name).optionalText());
    }

    private static List<String> texts(Node node, String name) {
        List<String> texts = new ArrayList<>();
        node.field(name).items().forEach(item -> texts.add(Dossier.one(item.text())));
        return texts;
    }
}
