package io.shibo.cli;

import io.shibo.clear.engine.DivergedLogException;
import io.shibo.clear.log.CorruptLogException;
import io.shibo.clear.log.LogFailedException;
import io.shibo.cli.demo.StepFailedException;
import io.shibo.cli.shell.NotSupportedException;
import io.shibo.codes.input.InputException;
import io.shibo.hub.HubException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user reads when a command fails: one message, and exit code 2 where the user can mend it, else 1. */
final class Failures implements IExecutionExceptionHandler {
    static final int OURS = 1;
    static final int INPUT = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, @Nullable ParseResult parsed) {
        PrintWriter err = line.getErr();
        return switch (failure) {
            case InputException input -> {
                err.println(input.getMessage());
                if (input.found() > 1) {
                    err.println(input.found() + " problems; nothing was written.");
                }
                yield INPUT;
            }
            case ParameterException wrongUse -> usage(wrongUse, new String[0]);
            case NotSupportedException later -> {
                err.println(later.getMessage());
                yield INPUT;
            }
            case HubException hub -> {
                err.println("shibo: " + hub.getMessage());
                yield hub.exitCode();
            }
            case StepFailedException unexpected -> {
                err.println(unexpected.getMessage());
                yield OURS;
            }
            case NoSuchFileException missing -> {
                err.println(missing.getFile() + ": no such file or folder. Check the name.");
                yield INPUT;
            }
            case AccessDeniedException denied -> {
                err.println(
                        denied.getFile() + ": this account may not read or write it. Check its owner and permissions.");
                yield INPUT;
            }
            case LogFailedException stopped -> ours(err, stopped);
            case CorruptLogException damaged -> ours(err, damaged);
            case DivergedLogException differs -> ours(err, differs);
            case IOException io
            when diskFull(io) -> {
                err.println(
                        fileOf(io)
                                + "no space is left on the disk. Free some and run the command again; no half-written file was left.");
                yield OURS;
            }
            default -> {
                err.println("Shibo failed: " + failure);
                if (System.getenv("SHIBO_DEBUG") == null) {
                    err.println("This is a fault of Shibo. Set SHIBO_DEBUG=1 to see where, and report it.");
                } else {
                    failure.printStackTrace(err);
                }
                yield OURS;
            }
        };
    }

    /** A failure whose message already says what happened and what to do. */
    private static int ours(PrintWriter err, RuntimeException said) {
        err.println(said.getMessage());
        return OURS;
    }

    static int usage(ParameterException wrong, String[] args) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return INPUT;
    }

    private static boolean diskFull(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left") || message.contains("disk quota exceeded");
    }

    private static String fileOf(IOException failure) {
        return failure instanceof FileSystemException file && file.getFile() != null ? file.getFile() + ": " : "";
    }
}
