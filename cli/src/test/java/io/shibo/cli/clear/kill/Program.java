package io.shibo.cli.clear.kill;

import io.shibo.quote.pack.PackReader;
import io.shibo.quote.pack.RulebookFile;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The command that starts the window: this build's own classes, made to start quickly. */
final class Program {
    private static final Path ROOT = Path.of(System.getProperty("shibo.root"));

    private final Path folder;
    private final String classPath;
    private final Path rulebook;
    private final Path cache;

    /** Packs class folders into jars, compiles the rules and records a start-up cache: none of it changes what runs. */
    Program(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!Files.isDirectory(path)) {
                entries.add(entry);
            } else if (!path.endsWith("test-classes")) {
                entries.add(jar(path, folder.resolve("classes-" + entries.size() + ".jar"))
                        .toString());
            }
        }
        classPath = String.join(File.pathSeparator, entries);
        rulebook = folder.resolve("cn.rulebook");
        RulebookFile.write(PackReader.rulebook(List.of(ROOT.resolve("packs/CN"))), rulebook);
        cache = folder.resolve("start.aot");
        record();
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            out.setLevel(1);
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private void record() throws IOException, InterruptedException {
        List<String> command = command();
        command.add(1, "-XX:AOTCacheOutput=" + cache);
        command.addAll(List.of("--log", folder.resolve("training").toString()));
        WindowProcess training = new WindowProcess(command, folder.resolve("training.out"));
        training.port();
        training.terminate(120);
    }

    /** The command line up to the folders. */
    private List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dshibo.root=" + ROOT,
                "-cp",
                classPath,
                "io.shibo.cli.Shibo",
                "clear",
                "serve",
                "--port",
                "0",
                "--rulebook",
                rulebook.toString()));
    }

    WindowProcess start(Path world, String out) throws IOException {
        List<String> command = command();
        if (Files.exists(cache)) {
            command.add(1, "-XX:AOTCache=" + cache);
        }
        command.addAll(List.of(
                "--log",
                world.resolve("log").toString(),
                "--drop",
                world.resolve("in").toString(),
                "--receipts",
                world.resolve("out").toString()));
        return new WindowProcess(command, world.resolve(out));
    }

    /** Sends a signal by its name. */
    static void signal(long pid, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS)) {
            throw new IOException("kill -%s did not end".formatted(name));
        }
    }
}
