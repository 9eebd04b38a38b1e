package io.shibo.cli.meet;

import io.shibo.cli.shell.Home;
import io.shibo.hub.io.EmbeddingEndpoint;
import io.shibo.meet.search.Directory;
import io.shibo.meet.search.Embedding;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** A directory that finds by meaning too, where the environment names an endpoint for vectors; else by words and codes alone. */
final class Meaning {
    private Meaning() {}

    /** Says on {@code err} where the endpoint fails, and goes on without. */
    static void learn(Directory directory, PrintWriter err) throws IOException {
        Optional<Embedding> embedding = EmbeddingEndpoint.find(System.getenv(), Home.data());
        if (embedding.isPresent()) {
            try {
                directory.learn(embedding.get());
            } catch (Embedding.UnavailableException failed) {
                err.println("Searched without meaning: " + failed.getMessage() + ".");
            }
        }
    }
}
