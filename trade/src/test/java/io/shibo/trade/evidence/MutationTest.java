package io.shibo.trade.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import io.shibo.trade.Samples;
import io.shibo.trade.StoredFile;
import io.shibo.trade.evidence.Difference.Kind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Documents are changed, byte by byte and line by line; each change must be noticed, and named where it is. */
class MutationTest {
    private static SigningKey key;
    private static Bundle bundle;

    @BeforeAll
    static void seal() {
        key = Samples.key(Samples.deal());
        bundle = Samples.bundle(key);
    }

    @Test
    void untouchedBundleIsGenuine() {
        Verification verification = verify(bundle);
        assertThat(verification.verdict()).isEqualTo(new Verdict.Genuine());
        assertThat(verification.documents()).hasSize(3);
        assertThat(verification.reasons(Language.EN))
                .anyMatch(reason -> reason.contains("later revocation is unknown"));
    }

    @Test
    void changedBytesAllOverEveryDocumentAreNoticedInTheirDocumentAndLine() {
        for (StoredFile document : bundle.documents()) {
            // Every 47th byte: a prime, so that all columns of all kinds of lines are met; one bit, another each time.
            for (int at = 0; at < document.size(); at += 47) {
                byte[] bytes = document.content();
                bytes[at] ^= (byte) (1 << at % 8);
                Verification verification = verify(replace(document.name(), bytes));
                assertThat(verification.verdict()).isInstanceOf(Verdict.Altered.class);
                Difference first = verification.differences().getFirst();
                assertThat(first.document()).isEqualTo(document.name());
                assertThat(first.line()).as("line of byte %d", at).isEqualTo(lineOf(document.content(), at));
            }
        }
    }

    @Test
    void changedByteIsRestoredAndItsElementNamed() {
        StoredFile invoice = find("invoice.xml");
        SplittableRandom random = new SplittableRandom(7);
        int named = 0;
        for (int i = 0; i < 200; i++) {
            byte[] bytes = invoice.content();
            int at = random.nextInt(bytes.length);
            if (bytes[at] == '\n') {
                continue;
            }
            byte other = (byte) random.nextInt(32, 127);
            if (other == bytes[at]) {
                continue;
            }
            bytes[at] = other;
            Difference difference =
                    verify(replace("invoice.xml", bytes)).differences().getFirst();
            assertThat(difference.kind()).isEqualTo(Kind.LINE_CHANGED);
            assertThat(difference.byteFrom()).isEqualTo(at);
            assertThat(difference.byteTo()).isEqualTo(at + 1);
            assertThat(difference.expected()).isNotNull();
            named += difference.element().startsWith("Invoice") ? 1 : 0;
        }
        assertThat(named).isGreaterThan(180);
    }

    @Test
    void changedAmountIsNamedWithBothValues() {
        Difference difference = verify(edit(
                        "invoice.xml", "PayableAmount currencyID=\"USD\">74", "PayableAmount currencyID=\"USD\">14"))
                .differences()
                .getFirst();
        assertThat(difference.element()).isEqualTo("Invoice/LegalMonetaryTotal/PayableAmount");
        assertThat(difference.expected()).contains("74000.00");
        assertThat(difference.found()).contains("14000.00");
    }

    @Test
    void insertedByteIsRestored() {
        Difference difference = verify(edit("invoice.xml", "<cbc:DueDate>2026-05-08", "<cbc:DueDate>2026-05-088"))
                .differences()
                .getFirst();
        assertThat(difference.expected()).isEqualTo("<cbc:DueDate>2026-05-08</cbc:DueDate>");
        assertThat(difference.element()).isEqualTo("Invoice/DueDate");
    }

    @Test
    void droppedByteIsRestored() {
        Difference difference = verify(edit("order.xml", "PO-2026-0317", "PO-2026-317"))
                .differences()
                .getFirst();
        assertThat(difference.expected()).isEqualTo("<cbc:ID>PO-2026-0317</cbc:ID>");
        assertThat(difference.document()).isEqualTo("order.xml");
    }

    @Test
    void severalChangesAreEachNamed() {
        Bundle changed =
                edit(replaceIn(bundle, "packing-list.xml", ">612<", ">912<"), "order.xml", "18500.00", "18400.00");
        Verdict.Altered altered = (Verdict.Altered) verify(changed).verdict();
        assertThat(altered.found()).isEqualTo(5);
        assertThat(altered.differences())
                .extracting(Difference::document)
                .containsOnly("order.xml", "packing-list.xml");
        assertThat(altered.differences())
                .filteredOn(difference -> difference.document().equals("packing-list.xml"))
                .allSatisfy(difference -> assertThat(difference.found()).contains(">912<"));
    }

    @Test
    void originalShowsWhatACopyWithManyChangesSaidBefore() {
        StoredFile copy = StoredFile.of(
                "invoice.xml",
                text(find("invoice.xml")).replace("74000.00", "99999.99").getBytes(UTF_8));
        Verification verification = Verifier.verify(copy, bundle, List.of(key.card()), Samples.TODAY);
        assertThat(verification.differences()).hasSize(6).allSatisfy(difference -> {
            assertThat(difference.expected()).contains("74000.00");
            assertThat(difference.found()).contains("99999.99");
        });
    }

    @Test
    void addedLineIsNamed() {
        Difference difference = verify(edit(
                        "invoice.xml",
                        "    <cac:PaymentTerms>\n",
                        "    <cac:PaymentTerms>\n        <cbc:Note>Pay to account 999</cbc:Note>\n"))
                .differences()
                .getFirst();
        assertThat(difference.kind()).isEqualTo(Kind.LINE_ADDED);
        assertThat(difference.found()).contains("999");
        assertThat(difference.element()).isEqualTo("Invoice/PaymentTerms/Note");
    }

    @Test
    void removedLineIsNamed() {
        String line = "            <cbc:ID>NRA-0000-0412-SAMPLE</cbc:ID>\n";
        Difference difference =
                verify(edit("invoice.xml", line, "")).differences().getFirst();
        assertThat(difference.kind()).isEqualTo(Kind.LINE_REMOVED);
        assertThat(difference.line())
                .isEqualTo((int) text(find("invoice.xml"))
                                .substring(0, text(find("invoice.xml")).indexOf(line))
                                .lines()
                                .count()
                        + 1);
    }

    @Test
    void otherLineEndsAreNoticedThoughTheyReadTheSame() {
        Verdict verdict = verify(edit("order.xml", "\n", "\r\n")).verdict();
        assertThat(verdict).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void missingDocumentIsNamed() {
        Bundle rest = Bundle.of(bundle.files().stream()
                .filter(file -> !file.name().equals("packing-list.xml"))
                .toList());
        assertThat(verify(rest).differences())
                .containsExactly(Difference.ofDocument("packing-list.xml", Kind.DOCUMENT_MISSING));
    }

    @Test
    void addedDocumentIsNamedThoughAllOthersAreUnchanged() {
        List<StoredFile> files = new ArrayList<>(bundle.files());
        files.add(StoredFile.of("invoice-2.xml", find("invoice.xml").content()));
        assertThat(verify(Bundle.of(files)).differences())
                .containsExactly(Difference.ofDocument("invoice-2.xml", Kind.DOCUMENT_ADDED));
    }

    @Test
    void swappedDocumentsAreNoticed() {
        byte[] order = find("order.xml").content();
        Bundle swapped = replaceIn(replace("order.xml", find("invoice.xml").content()), "invoice.xml", order);
        assertThat(verify(swapped).differences())
                .extracting(Difference::document)
                .contains("order.xml", "invoice.xml");
    }

    @Test
    void emptiedDocumentIsNoticed() {
        assertThat(verify(replace("order.xml", new byte[0])).verdict()).isInstanceOf(Verdict.Altered.class);
    }

    @Test
    void anyBytesInPlaceOfADocumentGiveAVerdict() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            assertThat(verify(replace("invoice.xml", bytes)).verdict()).isInstanceOf(Verdict.Altered.class);
        }
    }

    @Test
    void renamedDocumentIsFoundByItsBytes() {
        StoredFile renamed = StoredFile.of("scan (2).xml", find("invoice.xml").content());
        assertThat(Verifier.verify(renamed, bundle, List.of(key.card()), Samples.TODAY)
                        .genuine())
                .isTrue();
    }

    @Test
    void unknownDocumentIsNotChecked() {
        StoredFile other = StoredFile.of("other.xml", new byte[] {1});
        assertThat(Verifier.verify(other, bundle, List.of(key.card()), Samples.TODAY)
                        .verdict())
                .isEqualTo(new Verdict.NotChecked(Reason.DOCUMENT_UNKNOWN, "other.xml"));
    }

    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    private static Verification verify(Bundle changed) {
        return Verifier.verify(changed, List.of(key.card()), Samples.TODAY);
    }

    private static StoredFile find(String name) {
        return Objects.requireNonNull(bundle.find(name));
    }

    private static Bundle replace(String name, byte[] content) {
        return replaceIn(bundle, name, content);
    }

    private static Bundle edit(String name, String from, String to) {
        return edit(bundle, name, from, to);
    }

    private static Bundle edit(Bundle in, String name, String from, String to) {
        return replaceIn(in, name, from, to);
    }

    private static Bundle replaceIn(Bundle in, String name, String from, String to) {
        String text = text(Objects.requireNonNull(in.find(name)));
        assertThat(text).contains(from);
        return replaceIn(in, name, text.replace(from, to).getBytes(UTF_8));
    }

    private static Bundle replaceIn(Bundle in, String name, byte[] content) {
        return Bundle.of(in.files().stream()
                .map(file -> file.name().equals(name) ? StoredFile.of(name, content) : file)
                .toList());
    }

    private static String text(StoredFile file) {
        return new String(file.content(), UTF_8);
    }

    private static int lineOf(byte[] bytes, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
