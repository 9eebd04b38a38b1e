package io.shibo.quote.tariff;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The open files of the Thai Customs Department: fixed width in TIS-620, one byte a character, gzipped or not, told apart
 * by their names.
 *
 * <pre>
 * REFTRC  [4,12) code   [12,3012) Thai title   [3012,6012) English title
 * REFPRV  [0,3) privilege code   then its Thai title up to its first date
 * REFDRT  [4,12) code   [12,17) sequence   [17,20) privilege code   [21,45) percentage   [45,65) baht per unit
 *         [55,75) unit   ... a pair of days, yyyymmddyyyymmdd   what the rate is confined to
 * </pre>
 *
 * The layout was taken from the public decoder Soe-Moe/thai-customs-tariff-json, not from a document of the Department.
 */
final class ThaiFiles implements TariffFormat {
    static final Charset TIS_620 = Charset.forName("TIS-620");

    /** Characters of one line; titles take 6,000. */
    private static final int MAX_LINE = 20_000;

    private final PackWriter pack;
    private final Map<String, String> privileges = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final ThaiRates rates;

    ThaiFiles(PackWriter pack, ImportOptions options) {
        this.pack = pack;
        this.rates = new ThaiRates(pack, options, privileges, titles);
    }

    /** Names of schemes and goods come before the rates that need them. */
    @Override
    public List<TariffImport.Source> inOrder(List<TariffImport.Source> sources) {
        return sources.stream()
                .sorted(Comparator.comparingInt(source -> rank(source.name())))
                .toList();
    }

    private static int rank(String file) {
        String name = file.toUpperCase(Locale.ROOT);
        return name.contains("REFPRV") ? 0 : name.contains("REFTRC") ? 1 : name.contains("REFDRT") ? 2 : 3;
    }

    @Override
    public void read(String file, InputStream bytes) throws IOException {
        int rank = rank(file);
        if (rank == 3) {
            throw new InputException(new Problem(
                    file,
                    0,
                    "",
                    "is none of REFTRC, REFPRV and REFDRT. Keep the names the Department gives its files."));
        }
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        Reader reader = new BufferedReader(new InputStreamReader(zipped ? new GZIPInputStream(in) : in, TIS_620));
        StringBuilder line = new StringBuilder();
        int number = 1;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                line(rank, file, number++, line.toString());
                line.setLength(0);
            } else if (c != '\r') {
                line.append((char) c);
            }
            if (line.length() > MAX_LINE) {
                throw new InputException(new Problem(
                        file,
                        number,
                        "",
                        "a line of more than %d characters. Is it one of the open files?".formatted(MAX_LINE)));
            }
        }
        line(rank, file, number, line.toString());
    }

    private void line(int rank, String file, int number, String line) throws IOException {
        if (line.isBlank()) {
            return;
        }
        switch (rank) {
            case 0 -> privilege(line);
            case 1 -> goods(file, number, line);
            default -> rates.line(file, number, line);
        }
    }

    private void privilege(String line) {
        String title = part(line, 3, line.length()).replaceFirst("(?s)\\b(?:19|20)[0-9]{6}.*$", "");
        privileges.put(part(line, 0, 3), Yaml.clean(title, 80));
    }

    private void goods(String file, int number, String line) throws IOException {
        String code = PackWriter.code(part(line, 4, 12));
        if (code == null || code.length() != 8) {
            pack.remark(file, number, part(line, 4, 12), "not a tariff line of eight digits");
            return;
        }
        String thai = part(line, 12, 3012);
        titles.putIfAbsent(code, normal(thai));
        String english = part(line, 3012, 6012);
        if (!pack.line(code, english.isEmpty() ? thai : english)) {
            pack.remark(file, number, code, "the tariff line is in the file twice; the first title counts");
        }
    }

    /** Letters and digits alone: the files differ in blanks and dashes between them. */
    static String normal(String text) {
        return text.replaceAll("[\\s\\-]+", "");
    }

    static String part(String line, int from, int to) {
        return from >= line.length()
                ? ""
                : line.substring(from, Math.min(to, line.length())).strip();
    }
}
