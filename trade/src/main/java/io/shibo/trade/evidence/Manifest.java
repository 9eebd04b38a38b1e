package io.shibo.trade.evidence;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Values;
import io.shibo.codes.party.PartyId;
import io.shibo.trade.Deal;
import io.shibo.trade.DocumentKind;
import io.shibo.trade.StoredFile;
import io.shibo.trade.internal.json.JsonText;
import io.shibo.trade.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list of a deal's documents that is signed: for each its name, what it is, and hashes of its exact bytes. It has one
 * written form; a file in any other form is refused even where it says the same.
 *
 * @param deal id of the deal
 * @param issued day of the invoice, as the deal states it; no clock is asked
 * @param issuer the seller, who signs
 */
public record Manifest(String deal, LocalDate issued, PartyId issuer, List<Entry> documents) {
    static final String FORMAT = "shibo-manifest/1";
    private static final String XML = "application/xml";
    private static final int MAX_DOCUMENTS = 60;
    private static final int MAX_LINES = 200_000;
    /** From this many per cent of lines in common a file is taken for a document's altered copy. */
    private static final int ALIKE = 50;

    public Manifest {
        documents = List.copyOf(documents);
    }

    /**
     * One document.
     *
     * @param id the document's own number, as in its ID element
     * @param size bytes
     * @param sha256 of the whole, lower-case hexadecimal
     * @param lines short hashes of its lines, see {@link LineHashes}
     */
    public record Entry(String name, DocumentKind kind, String id, int size, String sha256, String lines) {
        /** Whether these are the bytes that were listed. */
        public boolean matches(StoredFile file) {
            return file.size() == size && file.sha256().equals(sha256);
        }

        /** Per cent of the listed lines that the file still has, in whatever order; 100 only for the very bytes. */
        int likeness(StoredFile file) {
            if (matches(file)) {
                return 100;
            }
            byte[] bytes = file.content();
            List<String> had = LineHashes.split(lines);
            Set<String> has = new HashSet<>(LineHashes.of(bytes, LineHashes.lines(bytes)));
            long kept = had.stream().filter(has::contains).count();
            return had.isEmpty() ? 0 : (int) Math.min(99, kept * 100 / had.size());
        }
    }

    static Manifest of(Deal deal, List<StoredFile> files) {
        List<Entry> entries = new ArrayList<>();
        for (StoredFile file : files) {
            DocumentKind kind = Arrays.stream(DocumentKind.values())
                    .filter(known -> known.fileName().equals(file.name()))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("'%s' is not a document of a deal.".formatted(file.name())));
            String id = switch (kind) {
                case ORDER -> deal.papers().orderNumber();
                case INVOICE -> deal.papers().invoiceNumber();
                case PACKING_LIST -> deal.papers().packingListNumber();
            };
            entries.add(new Entry(file.name(), kind, id, file.size(), file.sha256(), LineHashes.join(file.content())));
        }
        return new Manifest(
                deal.id(), deal.papers().invoiceDate(), deal.seller().id(), entries);
    }

    /** The manifest that a bundle carries, whether or not its signature fits. @throws InputException if it has none */
    public static Manifest of(Bundle bundle) {
        StoredFile file = bundle.find(Bundle.MANIFEST);
        if (file == null) {
            throw new InputException(new Problem(Bundle.MANIFEST, 0, "", "is missing from the bundle."));
        }
        return read(file.name(), file.content());
    }

    public @Nullable Entry find(String name) {
        return documents.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The document that {@code file} is, or from which it was made by changing less than half its lines; else null. */
    public @Nullable Entry findAlike(StoredFile file) {
        Entry best = null;
        int most = ALIKE - 1;
        for (Entry entry : documents) {
            int likeness = entry.likeness(file);
            if (likeness > most) {
                best = entry;
                most = likeness;
            }
        }
        return best;
    }

    /** The one form in which a manifest is signed. */
    public byte[] write() {
        String entries = documents.stream()
                .map(entry -> "{\n"
                        + String.join(
                                ",\n",
                                JsonText.member("name", entry.name()),
                                JsonText.member("kind", entry.kind().root()),
                                JsonText.member("id", entry.id()),
                                JsonText.member("mediaType", XML),
                                JsonText.member("size", Integer.toString(entry.size())),
                                JsonText.member("sha256", entry.sha256()),
                                JsonText.member("lines", entry.lines()))
                        + "\n}")
                .collect(Collectors.joining(",\n"));
        return ("{\n"
                        + String.join(
                                ",\n",
                                JsonText.member("format", FORMAT),
                                JsonText.member("deal", deal),
                                JsonText.member("issued", issued.toString()),
                                JsonText.member("issuer", issuer.toString()))
                        + ",\n\"documents\": [\n" + entries + "\n]\n}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @throws InputException if it is not a manifest in its one form */
    public static Manifest read(String file, byte[] bytes) {
        Problems problems = new Problems();
        Node root = Node.root(file, StrictJson.read(file, bytes), problems)
                .only("format", "deal", "issued", "issuer", "documents");
        String format = root.field("format").text();
        String deal = root.field("deal").text();
        LocalDate issued = root.field("issued").parse(Values::date);
        PartyId issuer = root.field("issuer").parse(PartyId::parse);
        List<Entry> entries = entries(root.field("documents"));
        problems.throwIfAny();
        if (deal == null || issued == null || issuer == null || !FORMAT.equals(format)) {
            throw new InputException(new Problem(file, 1, "format", "is not " + FORMAT + "."));
        }
        Manifest manifest = new Manifest(deal, issued, issuer, entries);
        if (!Arrays.equals(manifest.write(), bytes)) {
            throw new InputException(new Problem(file, 0, "", "is not in the fixed form of a manifest."));
        }
        return manifest;
    }

    private static List<Entry> entries(Node list) {
        List<Node> nodes = list.items();
        if (nodes.isEmpty() || nodes.size() > MAX_DOCUMENTS) {
            list.problem("has %d documents; 1 to %d are read.".formatted(nodes.size(), MAX_DOCUMENTS));
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : nodes) {
            node.only("name", "kind", "id", "mediaType", "size", "sha256", "lines");
            String name = node.field("name").text();
            DocumentKind kind = node.field("kind").parse(Manifest::kind);
            String id = node.field("id").text();
            Integer size = node.field("size").parse(Values.whole(0, 999_999_999));
            String sha256 = node.field("sha256").parse(text -> shaped(text, "[0-9a-f]{64}"));
            String lines = node.field("lines")
                    .parse(text -> text.length() > MAX_LINES * LineHashes.WIDTH
                            ? shaped("too long", "")
                            : shaped(text, "([A-Za-z0-9_-]{8})*+"));
            if (name != null && !names.add(name)) {
                node.field("name").problem("'%s' is listed twice.".formatted(Problem.show(name)));
            }
            if (name != null && kind != null && id != null && size != null && sha256 != null && lines != null) {
                entries.add(new Entry(name, kind, id, size, sha256, lines));
            }
        }
        return entries;
    }

    private static DocumentKind kind(String root) {
        return Arrays.stream(DocumentKind.values())
                .filter(kind -> kind.root().equals(root))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("'%s' is not a kind of document.".formatted(Problem.show(root))));
    }

    private static String shaped(String text, String form) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException("'%s' is not a hash.".formatted(Problem.show(text)));
        }
        return text;
    }
}
