package io.shibo.cli.meet;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code shibo meet}: who should meet whom at an expo, and when. */
@Command(
        name = "meet",
        mixinStandardHelpOptions = true,
        description = {
            "Match the offers and needs of an expo, give every pair a slot, and say how good that is.",
            "",
            "An expo is a folder with edition.csv, organisations.csv, offers.csv, needs.csv, availability.csv and, if wanted, previous/organisations.csv."
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = {
            "  shibo meet run samples/expo -o out",
            "  shibo meet verify samples/expo out",
            "  shibo meet search samples/expo 逆变器"
        },
        subcommands = {
            RunCommand.class,
            VerifyCommand.class,
            SearchCommand.class,
            WhyCommand.class,
            SolveCommand.class,
            ReplanCommand.class,
            BadgesCommand.class,
            CheckBadgeCommand.class,
            PrintCommand.class,
            CalendarCommand.class,
            DayCommand.class,
            LeadsCommand.class,
            ClosingCommand.class
        })
public final class MeetCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
