package io.shibo.cli.meet;

import io.shibo.hub.io.Outputs;
import io.shibo.meet.day.LeadExport;
import io.shibo.meet.day.Leads;
import io.shibo.meet.day.Roster;
import io.shibo.meet.day.Timeline;
import io.shibo.meet.expo.Expo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code shibo meet leads}: what an exhibitor noted, as a table or address book. */
@Command(
        name = "leads",
        mixinStandardHelpOptions = true,
        description = {
            "Write the leads of one exhibitor: .csv for a spreadsheet, .vcf for an address book.",
            "Who did not agree to be named stands there by the badge's number alone."
        },
        footerHeading = "%nExample:%n",
        footer = "  shibo meet leads samples/expo E0001 --journals journals -o leads.csv")
final class LeadsCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The expo folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "EXHIBITOR", description = "Its id.")
    private String exhibitor;

    @Mixin
    private DayOptions day = new DayOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "A file that ends with .csv or .vcf.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        boolean table = output.toString().endsWith(".csv");
        if (!table && !output.toString().endsWith(".vcf")) {
            throw new ParameterException(
                    spec.commandLine(), "-o: '%s' ends neither with .csv nor .vcf".formatted(output));
        }
        Expo expo = ExpoFolder.read(folder);
        if (expo.find(exhibitor).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no organisation '%s' in %s".formatted(exhibitor, folder));
        }
        Timeline timeline = day.timeline(day.journal(), expo.edition());
        List<Leads.Lead> leads = Leads.of(timeline, Roster.of(expo)).of(exhibitor);
        LeadExport export = new LeadExport(expo, timeline.zone());
        Outputs.write(output, table ? export.csv(leads) : export.vcard(leads));
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d leads of %s, %,d of them by name: %s%n",
                        leads.size(),
                        exhibitor,
                        leads.stream().filter(lead -> lead.holder() != null).count(),
                        output);
        return 0;
    }
}
