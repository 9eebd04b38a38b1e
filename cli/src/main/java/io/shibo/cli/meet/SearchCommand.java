package io.shibo.cli.meet;

import io.shibo.codes.Country;
import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.meet.explain.Explanation;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Organisation;
import io.shibo.meet.expo.Role;
import io.shibo.meet.search.Directory;
import io.shibo.meet.search.Hits;
import io.shibo.meet.search.Search;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo meet search}: finds organisations by what they offer or need, in any of six languages; and how well. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description =
                "Search an expo in Chinese, English, Indonesian, Arabic, Japanese or Korean, and across them; or by a goods or service code. Where SHIBO_EMBEDDING_URL and SHIBO_EMBEDDING_MODEL name an endpoint for vectors (OpenAI's /v1/embeddings; the key in SHIBO_EMBEDDING_KEY or a file, SHIBO_EMBEDDING_KEY_FILE), titles are compared by meaning too.",
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo meet search samples/expo inverter",
            "  shibo meet search samples/expo 850440 --country CN",
            "  shibo meet search samples/expo --evaluate samples/search/needs.csv"
        })
public final class SearchCommand implements Callable<Integer> {
    /** Lucene advises at its first use to pass a flag of the JVM, which is no news to somebody who searches. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "Words, or a code such as 850440 or CPC:83143; without any, everybody.")
    private String text = "";

    @Option(
            names = "--evaluate",
            paramLabel = "FILE",
            description = "Measure on needs of which it is known what meets them, CSV: language,text,code.")
    private @Nullable Path labelled;

    @Option(
            names = "--role",
            defaultValue = "exhibitor",
            description = "exhibitor or buyer; default: ${DEFAULT-VALUE}.")
    private Role role;

    @Option(names = "--country", description = "Only from there: ISO 3166-1 code.")
    private @Nullable String country;

    @Option(names = "--limit", defaultValue = "10", description = "How many hits; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--lang", defaultValue = "en", description = "en, zh, id or ar; default: ${DEFAULT-VALUE}.")
    private String language;

    @Option(names = "--json", description = "Print the hits as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        LUCENE.setLevel(Level.SEVERE);
        if (labelled != null) {
            new SearchEvaluation(
                            json,
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr())
                    .run(folder, labelled);
            return 0;
        }
        Search search = search();
        Expo expo = ExpoFolder.read(folder);
        Directory directory = Directory.of(expo);
        Meaning.learn(directory, spec.commandLine().getErr());
        Hits hits = directory.find(search);
        if (hits.withoutMeaning() != null) {
            spec.commandLine().getErr().println("Searched without meaning: " + hits.withoutMeaning() + ".");
        }
        Language reader = Language.ofTag(language);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("total", hits.total());
            all.put(
                    "hits",
                    hits.hits().stream().map(hit -> hit(expo, hit, reader)).toList());
            all.put("countries", hits.countries());
            all.put("halls", hits.halls());
            out.println(Json.write(all));
            return 0;
        }
        out.printf("%,d found.%n", hits.total());
        for (Hits.Hit hit : hits.hits()) {
            Organisation organisation = hit.organisation();
            out.printf(
                    "%s  %s  %s%s%n",
                    organisation.id(), organisation.name(), organisation.country(), booth(organisation));
            out.println("       " + String.join(" · ", lines(expo, organisation)));
            if (!hit.why().isEmpty()) {
                out.println("       "
                        + hit.why().stream().map(why -> why.text(reader)).collect(Collectors.joining("; ")));
            }
        }
        return 0;
    }

    private Search search() {
        try {
            return new Search(text, role, country == null ? null : Country.parse(country), null, 0, limit);
        } catch (IllegalArgumentException refused) {
            throw new InputException(new Problem("search", 0, "", String.valueOf(refused.getMessage())));
        }
    }

    private static Map<String, Object> hit(Expo expo, Hits.Hit hit, Language reader) {
        Organisation organisation = hit.organisation();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", organisation.id());
        fields.put("role", organisation.role());
        fields.put("name", organisation.name());
        fields.put("latinName", Objects.requireNonNullElse(organisation.latinName(), organisation.name()));
        fields.put("country", organisation.country());
        fields.put("lines", lines(expo, organisation));
        fields.put(
                "why",
                hit.why().stream().map((Explanation why) -> why.text(reader)).toList());
        return fields;
    }

    private static List<String> lines(Expo expo, Organisation organisation) {
        return organisation.role() == Role.EXHIBITOR
                ? expo.offersOf(organisation.id()).stream()
                        .map(offer -> offer.title() + " (" + offer.subject() + ")")
                        .toList()
                : expo.needsOf(organisation.id()).stream()
                        .map(need -> need.title() + " (" + need.subject() + ")")
                        .toList();
    }

    private static String booth(Organisation organisation) {
        return organisation.hall() == null ? "" : "  " + organisation.hall() + " " + organisation.booth();
    }
}
