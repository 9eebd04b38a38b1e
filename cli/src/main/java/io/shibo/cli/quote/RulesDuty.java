package io.shibo.cli.quote;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.hub.json.Json;
import io.shibo.quote.formula.Formula;
import io.shibo.quote.tariff.DutyText;
import io.shibo.quote.tariff.UsAuthority;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code shibo rules duty}: a duty as a tariff prints it, as the formula that a pack writes. */
@Command(
        name = "duty",
        mixinStandardHelpOptions = true,
        description = {
            "Turn a duty as a tariff prints it into the formula that a pack writes, or name the law behind a heading of US"
                    + " chapter 99.",
            "",
            "What is a share of the value is of customs-value, a step of the pack. Units that are no UN/ECE unit become"
                    + " measurements that a sale states, as alcohol-percent."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  shibo rules duty \"9.00 %% + 30.00 EUR / 100 kg MAX 24.00 %%\"",
            "  shibo rules duty \"4.4¢/kg + 6%%\" --json",
            "  shibo rules duty \"The duty provided in the applicable subheading + 25%%\"",
            "  shibo rules duty 9903.88.15"
        })
final class RulesDuty implements Callable<Integer> {
    /** Whose way of printing a duty. */
    enum Form {
        /** Told from the text. */
        ANY,
        TARIC,
        US,
        PLAIN
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "TEXT", description = "The duty, or a heading such as 9903.88.15.")
    private String text;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "any",
            description =
                    "taric (also as the UK prints it), us or plain (5%% + 2 USD/kg); told from the text where not given.")
    private Form form;

    @Option(
            names = "--json",
            description = "Print JSON: outcome read, on-top, unread or authority, and what belongs to it.")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, Object> answer = answer();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(answer));
        }
        Object reason = answer.get("reason");
        if (reason != null) {
            throw new InputException(new Problem("TEXT", 0, "", "the duty was not read: %s.".formatted(reason)));
        }
        if (!json) {
            out.println(plain(answer));
        }
        return 0;
    }

    private Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("text", text);
        Optional<UsAuthority> authority = UsAuthority.find(text);
        if (authority.isPresent()) {
            answer.put("outcome", "authority");
            answer.put("authority", authority.get().name());
            answer.put("origins", authority.get().origins());
            return answer;
        }
        switch (read()) {
            case DutyText.Read(Formula formula) -> put(answer, "read", formula, null);
            case DutyText.OnTop(Formula surcharge) -> put(answer, "on-top", surcharge, null);
            case DutyText.Unread(String reason) -> put(answer, "unread", null, reason);
        }
        return answer;
    }

    private static void put(
            Map<String, Object> answer, String outcome, @Nullable Formula formula, @Nullable String reason) {
        answer.put("outcome", outcome);
        if (formula != null) {
            answer.put("formula", formula.toString());
        }
        if (reason != null) {
            answer.put("reason", reason);
        }
    }

    private DutyText read() {
        return switch (form) {
            case ANY -> DutyText.printed(text);
            case TARIC -> DutyText.taric(text);
            case US -> DutyText.us(text);
            case PLAIN -> DutyText.plain(text);
        };
    }

    private static String plain(Map<String, Object> answer) {
        return switch (String.valueOf(answer.get("outcome"))) {
            case "authority" -> answer.get("authority") + origins(String.valueOf(answer.get("origins")));
            case "on-top" -> "on top of the ordinary duty: " + answer.get("formula");
            default -> String.valueOf(answer.get("formula"));
        };
    }

    private static String origins(String origins) {
        return switch (origins) {
            case "" -> ", of the origins each heading names";
            case "*" -> ", of all origins";
            default -> ", of " + origins;
        };
    }
}
