package io.shibo.cli.meet;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.meet.Collision;
import io.shibo.meet.expo.Edition;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.RowLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says which rules of an expo collide, with the file and line of each. */
final class CollisionReport {
    private final Expo expo;
    private final List<Path> folders;

    CollisionReport(Expo expo, List<Path> folders) {
        this.expo = expo;
        this.folders = List.copyOf(folders);
    }

    /** What a person reads; one problem a collision, at its first row. */
    InputException asInput(List<Collision> collisions) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Collision collision : collisions) {
            List<String> places = places(collision);
            String at = places.isEmpty() ? folders.getFirst().toString() : places.getFirst();
            int colon = at.lastIndexOf(':');
            String others =
                    places.size() < 2 ? "" : " See also " + String.join(", ", places.subList(1, places.size())) + ".";
            problems.add(new Problem(
                    places.isEmpty() ? at : at.substring(0, colon),
                    places.isEmpty() ? 0 : Integer.parseInt(at.substring(colon + 1)),
                    "",
                    collision.what().text(Language.EN) + " "
                            + collision.advice().text(Language.EN) + others));
        }
        return new InputException(problems, problems.size());
    }

    Map<String, Object> object(List<Collision> collisions) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Collision collision : collisions) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("rule", collision.what().key());
            one.put("what", collision.what().text(Language.EN));
            one.put("advice", collision.advice().text(Language.EN));
            one.put("rows", places(collision));
            all.add(one);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("possible", false);
        object.put("collisions", all);
        return object;
    }

    private List<String> places(Collision collision) throws IOException {
        Set<String> places = new LinkedHashSet<>();
        for (Collision.Rule rule : collision.rules()) {
            RowLines.find(folders, file(rule), values(rule)).forEach(place -> places.add(place.toString()));
        }
        return List.copyOf(places);
    }

    private static String file(Collision.Rule rule) {
        return switch (rule) {
            case Collision.Rule.Wished wished -> "wishes.csv";
            case Collision.Rule.Agreed agreed -> "fixed.csv";
            case Collision.Rule.Ordered ordered -> "precedences.csv";
            case Collision.Rule.Most most -> "organisations.csv";
            case Collision.Rule.There there -> "availability.csv";
            case Collision.Rule.Tables tables -> "halls.csv";
            case Collision.Rule.Interpreted interpreted -> "interpreters.csv";
            case Collision.Rule.Walked walked -> "walks.csv";
        };
    }

    private Map<String, String> values(Collision.Rule rule) {
        return switch (rule) {
            case Collision.Rule.Wished(var wish) -> Map.of("from", wish.from(), "to", wish.to());
            case Collision.Rule.Agreed(var meeting) -> {
                Edition.Slot slot = expo.calendar().slots().get(meeting.slot());
                yield Map.of(
                        "exhibitor", meeting.exhibitor(),
                        "buyer", meeting.buyer(),
                        "day", slot.day().toString());
            }
            case Collision.Rule.Ordered(var order) ->
                Map.of(
                        "first_exhibitor", order.firstExhibitor(),
                        "first_buyer", order.firstBuyer(),
                        "then_exhibitor", order.thenExhibitor(),
                        "then_buyer", order.thenBuyer());
            case Collision.Rule.Most(var organisation) -> Map.of("id", organisation);
            case Collision.Rule.There(var id) ->
                expo.findPerson(id).isPresent() ? Map.of("person", id) : Map.of("organisation", id, "person", "");
            case Collision.Rule.Tables(var hall) -> Map.of("hall", hall);
            case Collision.Rule.Interpreted(var languages) ->
                Map.of("languages", languages.first() + " " + languages.second());
            case Collision.Rule.Walked(var from, var to) -> Map.of("from", from, "to", to);
        };
    }
}
